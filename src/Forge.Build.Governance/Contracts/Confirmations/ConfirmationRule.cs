using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts.Confirmations;

/// <summary>What the manifesto says of the confirmation before a write (Builder Contract 6).</summary>
/// <param name="IsStated">Whether it speaks of confirmation at all.</param>
/// <param name="Operations">The operations that it names there, in the order of the file.</param>
internal sealed record ConfirmationRule(bool IsStated, IReadOnlyList<ManifestoOperation> Operations);

/// <summary>An operation that the manifesto names, as in <c>POST /orders/{id}</c>.</summary>
/// <param name="Method">In lower case; <c>*</c> for any.</param>
/// <param name="Path">As written.</param>
/// <param name="IsExempt">Whether it is exempt from the confirmation; else the manifesto says what its confirmation looks like.</param>
/// <param name="Location">Where it is named.</param>
internal sealed record ManifestoOperation(string Method, string Path, bool IsExempt, SourceLocation Location)
{
    /// <summary>
    /// Whether it is this operation. Names of parameters do not count, nor does case; <c>*</c> stands for one segment, <c>**</c> at the end for all that follow.
    /// </summary>
    /// <param name="method">In lower case.</param>
    /// <param name="path">Of <c>physics.yaml</c>.</param>
    public bool Means(string method, string path)
    {
        if (Method != "*" && Method != method)
            return false;
        string[] mine = Path.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries), other = path.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < mine.Length; i++)
        {
            if (mine[i] == "**" && i == mine.Length - 1)
                return true;
            if (i >= other.Length || !IsSame(mine[i], other[i]))
                return false;
        }
        return mine.Length == other.Length;
    }

    private static bool IsSame(string mine, string other)
        => mine == "*" || (IsParameter(mine) && IsParameter(other)) || mine.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool IsParameter(string segment) => segment.Length > 1 && (segment[0] is '{' or '<' or ':') && segment.Skip(1).Any(char.IsLetterOrDigit);
}
