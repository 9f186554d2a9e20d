using System;
using System.Text.Json;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>
/// Reads <c>project.assets.json</c>. Forward only and without positions: a machine wrote it, it can be megabytes, and most of it is lists of files that
/// nobody here asks for.
/// </summary>
internal static class AssetsReader
{
    /// <summary>Reads the bytes of one.</summary>
    /// <returns>Null where they are no assets file.</returns>
    public static AssetsFile? Read(byte[] bytes, int count)
    {
        try
        {
            int skip = count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
            Utf8JsonReader json = new(new ReadOnlySpan<byte>(bytes, skip, count - skip));
            AssetsFile assets = new();
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return null;
            ReadRoot(ref json, assets);
            return assets.Targets.Count > 0 && assets.Frameworks.Count > 0 ? assets : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void ReadRoot(ref Utf8JsonReader json, AssetsFile assets)
    {
        while (NextMember(ref json, out string name))
        {
            if (name == "targets" && IsObject(ref json))
                ReadTargets(ref json, assets);
            else if (name == "libraries" && IsObject(ref json))
                ReadPaths(ref json, assets);
            else if (name == "packageFolders" && IsObject(ref json))
                ReadPackageFolders(ref json, assets);
            else if (name == "project" && IsObject(ref json))
                ReadProject(ref json, assets);
            else
                json.Skip();
        }
    }

    private static void ReadTargets(ref Utf8JsonReader json, AssetsFile assets)
    {
        while (NextMember(ref json, out string name))
        {
            // net10.0/linux-x64 says again what net10.0 says, of a program that runs.
            if (name.IndexOf('/') >= 0 || !IsObject(ref json))
            {
                json.Skip();
                continue;
            }
            AssetsTarget target = new(name);
            assets.Targets.Add(target);
            while (NextMember(ref json, out string library))
            {
                int slash = library.IndexOf('/');
                if (slash <= 0 || !IsObject(ref json))
                {
                    json.Skip();
                    continue;
                }
                string id = library.Substring(0, slash);
                target.Libraries[id] = ReadLibrary(ref json, new AssetsLibrary(id, library.Substring(slash + 1)));
            }
        }
    }

    private static AssetsLibrary ReadLibrary(ref Utf8JsonReader json, AssetsLibrary library)
    {
        while (NextMember(ref json, out string name))
        {
            if (name == "type" && json.TokenType == JsonTokenType.String)
                library.IsProject = json.GetString() == "project";
            else if (name == "dependencies" && IsObject(ref json))
                ReadNames(ref json, library.Dependencies.Add);
            else if (name == "compile" && IsObject(ref json))
                ReadNames(ref json, asset => AddAsset(library, asset));
            else if (name == "frameworkReferences" && json.TokenType == JsonTokenType.StartArray)
                ReadTexts(ref json, library.FrameworkReferences.Add);
            else
                json.Skip();
        }
        return library;
    }

    private static void AddAsset(AssetsLibrary library, string asset)
    {
        if (!asset.EndsWith("_._", StringComparison.Ordinal))
            library.Compile.Add(asset);
    }

    private static void ReadPaths(ref Utf8JsonReader json, AssetsFile assets)
    {
        while (NextMember(ref json, out string library))
        {
            if (!IsObject(ref json))
            {
                json.Skip();
                continue;
            }
            while (NextMember(ref json, out string name))
            {
                if (name == "path" && json.TokenType == JsonTokenType.String)
                    assets.Paths[library] = json.GetString() ?? "";
                else
                    json.Skip();
            }
        }
    }

    private static void ReadPackageFolders(ref Utf8JsonReader json, AssetsFile assets) => ReadNames(ref json, assets.PackageFolders.Add);

    private static void ReadProject(ref Utf8JsonReader json, AssetsFile assets)
    {
        while (NextMember(ref json, out string name))
        {
            if (name != "frameworks" || !IsObject(ref json))
            {
                json.Skip();
                continue;
            }
            while (NextMember(ref json, out string framework))
            {
                if (IsObject(ref json))
                    assets.Frameworks.Add(ReadFramework(ref json, new AssetsFramework(framework)));
                else
                    json.Skip();
            }
        }
    }

    private static AssetsFramework ReadFramework(ref Utf8JsonReader json, AssetsFramework framework)
    {
        while (NextMember(ref json, out string name))
        {
            if (name == "targetAlias" && json.TokenType == JsonTokenType.String)
                framework.Alias = json.GetString() ?? "";
            else if (name == "framework" && json.TokenType == JsonTokenType.String)
                framework.Framework = json.GetString() ?? "";
            else if (name == "runtimeIdentifierGraphPath" && json.TokenType == JsonTokenType.String)
                framework.SdkFile = json.GetString() ?? "";
            else if (name == "dependencies" && IsObject(ref json))
                ReadNames(ref json, package => framework.Packages.Add(package));
            else if (name == "frameworkReferences" && IsObject(ref json))
                ReadNames(ref json, framework.FrameworkReferences.Add);
            else if (name == "downloadDependencies" && json.TokenType == JsonTokenType.StartArray)
                ReadDownloads(ref json, framework);
            else
                json.Skip();
        }
        return framework;
    }

    private static void ReadDownloads(ref Utf8JsonReader json, AssetsFramework framework)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!IsObject(ref json))
            {
                json.Skip();
                continue;
            }
            string package = "";
            string version = "";
            while (NextMember(ref json, out string name))
            {
                if (name == "name" && json.TokenType == JsonTokenType.String)
                    package = json.GetString() ?? "";
                else if (name == "version" && json.TokenType == JsonTokenType.String)
                    version = (json.GetString() ?? "").Trim('[', ']').Split(',')[0].Trim();
                else
                    json.Skip();
            }
            framework.Downloads.Add(new(package, version));
        }
    }

    private static void ReadNames(ref Utf8JsonReader json, Action<string> take)
    {
        while (NextMember(ref json, out string name))
        {
            take(name);
            json.Skip();
        }
    }

    private static void ReadTexts(ref Utf8JsonReader json, Action<string> take)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
                take(json.GetString() ?? "");
            else
                json.Skip();
        }
    }

    // To the value of the object's next member; false at its end. Whoever asks must have passed the last value.
    private static bool NextMember(ref Utf8JsonReader json, out string name)
    {
        name = "";
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName)
            return false;
        name = json.GetString() ?? "";
        return json.Read();
    }

    private static bool IsObject(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.StartObject;
}
