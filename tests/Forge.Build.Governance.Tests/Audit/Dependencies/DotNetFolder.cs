using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

/// <summary>A repository with .NET projects that were restored: packages, a targeting pack and the record of the restore are all made here, without a restore.</summary>
internal sealed class DotNetFolder : IDisposable
{
    /// <summary>The usual project of a test, which references <c>Direct</c>, gets <c>Indirect</c> with it, and references the project <c>Core</c>.</summary>
    public const string App = "src/App/App.csproj";

    private readonly TempFolder _machine = new();

    public DotNetFolder()
    {
        Pack("Microsoft.NETCore.App", "System.String", "System.Math", "System.Linq.Enumerable", "System.Collections.Generic.List`1", "System.Text.Encoding");
        Package("Direct", "1.0.0", "Direct.Client", "Direct.Parts.Part", "Shared.One");
        Package("Indirect", "2.1.0", "Indirect.Json.JsonConvert", "Indirect.Json.JsonPropertyAttribute", "Indirect.Json.Linq.JToken", "Shared.Two", "Indirect.Outer.Deep.Thing");
    }

    public ImportFolder Folder { get; } = new();

    /// <summary>Absolute, where packages and the SDK lie.</summary>
    public string Machine => _machine.Root;

    public void Write(string path, string text) => Folder.Write(path, text);

    public CheckResult Check(params string[] changed) => Folder.Check(changed);

    public CheckResult Check(CacheMode cache, params string[] changed) => Folder.Check(cache, changed);

    /// <summary>An assembly in the package folder, <c>lib/net10.0/ID.dll</c>.</summary>
    public void Package(string id, string version, params string[] types) => _machine.Write(LibraryPath(id, version), AssemblyOf(id, types));

    public void RemovePackage(string id, string version) => File.Delete(_machine.At(LibraryPath(id, version)));

    public void WritePackage(string id, string version, byte[] bytes) => _machine.Write(LibraryPath(id, version), bytes);

    /// <summary>A targeting pack of the SDK.</summary>
    public void Pack(string framework, params string[] types)
        => _machine.Write("dotnet/packs/" + framework + ".Ref/10.0.9/ref/net10.0/" + framework + ".dll", AssemblyOf(framework, types));

    /// <summary>An assembly that a build left in the folder of a project.</summary>
    public void Built(string path, params string[] types) => Folder.Files.Write(path, AssemblyOf("Built", types));

    /// <summary>The project <see cref="App"/> and the record of its restore.</summary>
    public void Restore() => Restore(App, "obj", Target("net10.0"));

    /// <param name="project">Relative to the root.</param>
    /// <param name="output">The folder of the record, relative to the project's.</param>
    /// <param name="targets">One a framework.</param>
    public void Restore(string project, string output, params AssetsTargetText[] targets)
    {
        Write(project, "<Project Sdk=\"Microsoft.NET.Sdk\" />\n");
        JsonObject libraries = new();
        foreach (LibraryText library in targets.SelectMany(target => target.Libraries))
            libraries[library.Key] = new JsonObject { ["type"] = library.Type, ["path"] = library.Path, ["files"] = new JsonArray("a", "b") };
        JsonObject assets = new()
        {
            ["version"] = 3,
            ["targets"] = new JsonObject(targets.Select(target => new KeyValuePair<string, JsonNode?>(target.Name, target.Assets))),
            ["libraries"] = libraries,
            ["packageFolders"] = new JsonObject { [_machine.At("packages") + "/"] = new JsonObject() },
            ["project"] = new JsonObject
            {
                ["version"] = "1.0.0",
                ["frameworks"] = new JsonObject(targets.Select(target => new KeyValuePair<string, JsonNode?>(target.Framework, FrameworkOf(target)))),
            },
        };
        string path = Path.GetDirectoryName(project)!.Replace('\\', '/') + "/" + output + "/project.assets.json";
        Write(path, assets.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    /// <summary>A framework whose only direct package is <c>Direct</c>, which depends on <c>Indirect</c>, beside the project <c>Core</c>.</summary>
    public static AssetsTargetText Target(string name, string? framework = null)
        => new(name, framework ?? name, ["Direct"], ["Microsoft.NETCore.App"],
        [
            new LibraryText("Direct/1.0.0", "package", "direct/1.0.0", ["lib/net10.0/Direct.dll"], ["Indirect"]),
            new LibraryText("Indirect/2.1.0", "package", "indirect/2.1.0", ["lib/net10.0/Indirect.dll"], []),
            new LibraryText("Core/1.0.0", "project", "../Core/Core.csproj", ["bin/placeholder/Core.dll"], []),
        ]);

    /// <summary>The bytes of an assembly with these types; a name that begins with <c>-</c> is of an internal one.</summary>
    public static byte[] AssemblyOf(string name, params string[] types)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName(name), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule(name);
        foreach (string type in types)
            module.DefineType(type.TrimStart('-'), type[0] == '-' ? TypeAttributes.NotPublic : TypeAttributes.Public).CreateType();
        using MemoryStream stream = new();
        assembly.Save(stream);
        return stream.ToArray();
    }

    public void Dispose()
    {
        Folder.Dispose();
        _machine.Dispose();
    }

    private static string LibraryPath(string id, string version) => "packages/" + id.ToLowerInvariant() + "/" + version + "/lib/net10.0/" + id + ".dll";

    private JsonObject FrameworkOf(AssetsTargetText target) => new()
    {
        ["targetAlias"] = target.Framework,
        ["dependencies"] = new JsonObject(target.Direct.Select(id => new KeyValuePair<string, JsonNode?>(id, new JsonObject { ["target"] = "Package", ["version"] = "[1.0.0, )" }))),
        ["frameworkReferences"] = new JsonObject(target.FrameworkReferences.Select(id => new KeyValuePair<string, JsonNode?>(id, new JsonObject { ["privateAssets"] = "all" }))),
        ["runtimeIdentifierGraphPath"] = _machine.At("dotnet/sdk/10.0.100/graph.json"),
    };
}

/// <summary>A target of an assets file, and what the project says of its framework.</summary>
internal sealed record AssetsTargetText(string Name, string Framework, string[] Direct, string[] FrameworkReferences, LibraryText[] Libraries)
{
    public JsonObject Assets => new(Libraries.Select(library => new KeyValuePair<string, JsonNode?>(library.Key, library.Assets)));
}

/// <summary>A package or project of an assets file.</summary>
internal sealed record LibraryText(string Key, string Type, string Path, string[] Compile, string[] Dependencies)
{
    public JsonObject Assets => new()
    {
        ["type"] = Type,
        ["dependencies"] = new JsonObject(Dependencies.Select(id => new KeyValuePair<string, JsonNode?>(id, "1.0.0"))),
        ["compile"] = new JsonObject(Compile.Select(asset => new KeyValuePair<string, JsonNode?>(asset, new JsonObject { ["related"] = ".xml" }))),
    };
}
