using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>The namespaces of assemblies that were read before, by their names, lengths and times. Kept in <c>packages.cache</c>.</summary>
internal sealed class NamespaceCache
{
    private const string FileName = "packages.cache";
    private const int Format = 1;
    private const int MostEntries = 4096;

    private readonly CacheFolder _folder;
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private bool _isChanged;

    private NamespaceCache(CacheFolder folder) => _folder = folder;

    /// <summary>What is kept; nothing where that is damaged or of another engine.</summary>
    public static NamespaceCache Open(CacheFolder folder)
    {
        NamespaceCache cache = new(folder);
        if (folder.Read(FileName) is not { } bytes)
            return cache;
        try
        {
            cache.Load(bytes);
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException)
        {
            cache._entries.Clear();
        }
        return cache;
    }

    /// <summary>The namespaces kept under a name, or those that <paramref name="read"/> finds; null where it finds none.</summary>
    /// <param name="name">Of the assembly or the folder of assemblies, the same on every machine where that can be.</param>
    /// <param name="length">Bytes, or files.</param>
    /// <param name="modified">Last write, UTC ticks.</param>
    /// <param name="read">Reads them.</param>
    public NamespaceList? Get(string name, long length, long modified, Func<NamespaceList?> read)
    {
        _used.Add(name);
        if (_entries.TryGetValue(name, out Entry? known) && known.Length == length && known.Modified == modified)
            return known.List ??= new NamespaceList(known.Text);
        if (read() is not { } list)
            return null;
        _entries[name] = new Entry(length, modified, list.Text) { List = list };
        _isChanged = true;
        return list;
    }

    /// <summary>Keeps what is new.</summary>
    public void Save()
    {
        if (!_isChanged)
            return;
        if (_entries.Count > MostEntries)
        {
            foreach (string name in new List<string>(_entries.Keys))
            {
                if (!_used.Contains(name))
                    _entries.Remove(name);
            }
        }
        MemoryStream stream = new();
        BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(EngineId);
        writer.Write(_entries.Count);
        foreach (KeyValuePair<string, Entry> entry in _entries)
        {
            writer.Write(entry.Key);
            writer.Write(entry.Value.Length);
            writer.Write(entry.Value.Modified);
            writer.Write(entry.Value.Text);
        }
        writer.Flush();
        _folder.Write(FileName, stream.ToArray());
        _isChanged = false;
    }

    private static byte[] EngineId => typeof(NamespaceCache).Module.ModuleVersionId.ToByteArray();

    private void Load(byte[] bytes)
    {
        using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadInt32() != Format || new Guid(reader.ReadBytes(16)) != new Guid(EngineId))
            return;
        for (int count = reader.ReadInt32(); count > 0; count--)
            _entries[reader.ReadString()] = new Entry(reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());
    }

    private sealed class Entry
    {
        public Entry(long length, long modified, string text)
        {
            Length = length;
            Modified = modified;
            Text = text;
        }

        public long Length { get; }

        public long Modified { get; }

        public string Text { get; }

        public NamespaceList? List { get; set; }
    }
}
