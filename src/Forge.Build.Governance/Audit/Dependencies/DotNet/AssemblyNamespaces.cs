using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>Reads the namespaces and types of assemblies from their metadata; nothing is loaded and no code of them runs.</summary>
internal static class AssemblyNamespaces
{
    // The compiler writes this type into every assembly that needs it.
    private const string CompilerOwn = "EmbeddedAttribute";

    /// <summary>Adds what an assembly supplies, types that it forwards included.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="withInternal">Whether internal types count: those of the project itself and of its friends.</param>
    /// <param name="types">Takes the names.</param>
    /// <returns>Null, or why it cannot be read.</returns>
    public static string? Add(string path, bool withInternal, SortedDictionary<string, SortedSet<string>> types)
    {
        try
        {
            return Read(path, withInternal, types) ? null : "it has no metadata";
        }
        catch (BadImageFormatException)
        {
            return "it is no assembly";
        }
        catch (Exception e) when (e is FileLoadException or TypeLoadException || IsMissingLibrary(e))
        {
            return "this host has no System.Reflection.Metadata to read it with";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    private static bool IsMissingLibrary(Exception e)
        => e is FileNotFoundException { FileName: { } name } && name.StartsWith("System.", StringComparison.Ordinal);

    // Apart, so that a host without the library fails at the call and not before the caller can catch it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Read(string path, bool withInternal, SortedDictionary<string, SortedSet<string>> types)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using PEReader reader = new(stream, PEStreamOptions.PrefetchMetadata);
        if (!reader.HasMetadata)
            return false;
        MetadataReader metadata = reader.GetMetadataReader();
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            TypeAttributes visibility = type.Attributes & TypeAttributes.VisibilityMask;
            if (visibility == TypeAttributes.Public || (withInternal && visibility == TypeAttributes.NotPublic))
                Enter(types, metadata.GetString(type.Namespace), metadata.GetString(type.Name), visibility == TypeAttributes.Public);
        }
        foreach (ExportedTypeHandle handle in metadata.ExportedTypes)
        {
            ExportedType type = metadata.GetExportedType(handle);
            Enter(types, metadata.GetString(type.Namespace), metadata.GetString(type.Name), isPublic: true);
        }
        return true;
    }

    private static void Enter(SortedDictionary<string, SortedSet<string>> types, string space, string name, bool isPublic)
    {
        if (space.Length == 0 || (!isPublic && name == CompilerOwn))
            return;
        if (!types.TryGetValue(space, out SortedSet<string>? known))
            types[space] = known = new SortedSet<string>(StringComparer.Ordinal);
        int arity = name.IndexOf('`');
        known.Add(arity > 0 ? name.Substring(0, arity) : name);
    }
}
