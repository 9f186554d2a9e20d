using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Backfill;

/// <summary>
/// Which approved action creates what, so that no two create one thing (Backfill Protocol 8). Case does not count: on half of all systems it is one thing.
/// </summary>
internal sealed class TargetClaims
{
    private readonly Dictionary<string, Claimed> _claims = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Claims a target and the folders on the way; FORGE3403 where another action has one of them as something else.</summary>
    /// <param name="action">Whose.</param>
    /// <param name="target">A normalised path. Targets are claimed in ordinal order, so a folder comes before what lies in it.</param>
    /// <param name="isFolder">Whether the target is a folder.</param>
    public Finding? Claim(BackfillAction action, string target, bool isFolder)
    {
        for (int slash = target.IndexOf('/'); slash >= 0; slash = target.IndexOf('/', slash + 1))
        {
            string folder = target.Substring(0, slash);
            if (_claims.TryGetValue(folder, out Claimed? other) && (other.Path != folder || !other.IsFolder))
                return Halt.Duplicate(action, target, other.Action, other.Path);
            if (other is null)
                _claims.Add(folder, new Claimed(action, folder, IsFolder: true, IsTarget: false));
        }
        if (_claims.TryGetValue(target, out Claimed? same) && (same.IsTarget || same.Path != target || !isFolder))
            return Halt.Duplicate(action, target, same.Action, same.Path);
        _claims[target] = new Claimed(action, target, isFolder, IsTarget: true);
        return null;
    }

    private sealed record Claimed(BackfillAction Action, string Path, bool IsFolder, bool IsTarget);
}
