using System;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>Whether an audit is due after a build: in the mode auto, when the builder says that its cycle is complete (Builder Contract 10.2).</summary>
internal static class AuditSchedule
{
    private const string CacheName = "diff-log.cache";

    /// <summary>Decides. Starting a Markdown parser costs more than all else that an untouched build does, so the last answer is remembered for the same text.</summary>
    public static bool IsDue(ForgeRepository repository, AuditMode mode, CacheFolder cache)
    {
        if (mode != AuditMode.Auto)
            return mode == AuditMode.Always;
        if (AuditEvidence.DiffLogIn(repository) is not { Text: { } text } file || text.Text.IndexOf("COMPLETE", StringComparison.Ordinal) < 0)
            return false;
        byte[] key = Encoding.ASCII.GetBytes(TreeDigest.Hex(Encoding.UTF8.GetBytes(text.Text)));
        if (cache.Read(CacheName) is { } known && known.Length == key.Length + 1 && known.Take(key.Length).SequenceEqual(key))
            return known[key.Length] == (byte)'1';
        bool isDue = DiffLogReader.Read(file.Path, text).IsComplete;
        cache.Write(CacheName, key.Concat(new[] { (byte)(isDue ? '1' : '0') }).ToArray());
        return isDue;
    }

    /// <summary>What every build says while <c>ForgeAudit</c> is <c>never</c>.</summary>
    public static Finding SwitchedOff()
        => new(RuleCatalog.AuditSwitchedOff, SourceLocation.None, "ForgeAudit is never, so no phase is audited and no sign-off is guarded.",
            "build without -p:ForgeAudit=never, or remove the property from the project.");
}
