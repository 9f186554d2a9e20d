using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Forge.Build.Governance.Repository;
using Microsoft.CodeAnalysis;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Forge.Build.Analyzers.Contracts;

/// <summary>The text of a contract, and what was read from it. An editor asks at every key; as long as the text is the same, so is what it says.</summary>
internal sealed class ContractText
{
    private static readonly ConditionalWeakTable<RoslynText, ContractText> Known = new();

    private readonly ConcurrentDictionary<Type, object> _read = new();

    private ContractText(string path, SourceText text)
    {
        Path = path;
        Text = text;
    }

    /// <summary>Relative to the project root, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public SourceText Text { get; }

    /// <summary>The text of a file; null where the compiler could not read it.</summary>
    public static ContractText? Of(AdditionalText file, string path, CancellationToken cancellation)
    {
        if (file.GetText(cancellation) is not { } text)
            return null;
        ContractText known = Known.GetValue(text, _ => new ContractText(path, new SourceText(text.ToString())));
        return known.Path == path ? known : new ContractText(path, known.Text);
    }

    /// <summary>What the contract says, read once for each text.</summary>
    /// <param name="read">Pure: from the path and the text.</param>
    public T Read<T>(Func<string, SourceText, T> read)
        where T : class
        => (T)_read.GetOrAdd(typeof(T), _ => read(Path, Text));
}
