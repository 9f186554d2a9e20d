using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>What a use of a name may stand for.</summary>
internal enum UseKind
{
    /// <summary>A namespace: <c>using A.B;</c>.</summary>
    Namespace,

    /// <summary>A namespace, a type, or a type in a type: <c>using static A.B.T;</c>, <c>using X = A.B.T;</c>, F#'s <c>open A.B</c>.</summary>
    NamespaceOrType,

    /// <summary>Any chain of names in code, which may as well be a local variable and its members: <c>A.B.T.Member</c>.</summary>
    Chain,
}

/// <summary>One place where a file names a namespace, or may do so.</summary>
/// <param name="Kind">What it may stand for.</param>
/// <param name="Name">The name with dots between its parts, without <c>global::</c>.</param>
/// <param name="Start">Where it begins in the file's text.</param>
/// <param name="End">Where it ends.</param>
internal sealed record NamespaceUse(UseKind Kind, string Name, int Start, int End)
{
    /// <summary>The namespaces that the name may be relative to, the innermost first.</summary>
    public IReadOnlyList<string> Within { get; init; } = Array.Empty<string>();

    /// <summary>Whether it stands between <c>#if</c> and <c>#endif</c>, where it may not be compiled at all.</summary>
    public bool IsConditional { get; init; }
}

/// <summary>What a source file says of namespaces.</summary>
/// <param name="Uses">Those that it uses, in the order in which they stand; of equal chains only the first.</param>
/// <param name="Declared">Those that it declares.</param>
internal sealed record NamespaceNames(IReadOnlyList<NamespaceUse> Uses, IReadOnlyCollection<string> Declared);
