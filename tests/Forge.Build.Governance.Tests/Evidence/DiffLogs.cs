using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Tests.Evidence;

/// <summary>Diff logs for tests.</summary>
internal static class DiffLogs
{
    public const string Path = "Forge/evidence/diff_log.md";

    /// <summary>A finished cycle with nothing to complain about.</summary>
    public const string Complete = """
        # Diff Log (overwrite each cycle)

        ## Cycle Metadata
        - Timestamp: 2025-01-02T03:04:05Z
        - Phase: Phase 3 -- Title
        - Branch: main

        ## Cycle Status
        - Status: COMPLETE

        ## Summary
        - Orders are sorted by date.
        - The newest comes first

        ## Files Changed (staged)
        - src/Web/Orders.cs
        - tests/OrdersTests.cs

        ## Verification
        - Static: PASS, no warnings
        - Runtime: PASS, the API boots
        - Behavior: PASS, 12 passed
        - Contract: PASS, boundaries hold

        ## Notes (optional)
        - None

        ## Next Steps
        - None

        ## Minimal Diff Hunks

            diff --git a/src/Web/Orders.cs b/src/Web/Orders.cs
            +"Phase 9: TODO: nothing here counts"

        """;

    public static DiffLog Read(string text) => DiffLogReader.Read(Path, new SourceText(text));
}
