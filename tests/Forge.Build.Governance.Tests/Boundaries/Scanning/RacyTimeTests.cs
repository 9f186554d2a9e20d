using System;
using Forge.Build.Governance.Boundaries.Scanning;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Scanning;

[TestClass]
public sealed class RacyTimeTests
{
    [TestMethod]
    [DataRow(-3600, false)]
    [DataRow(-3, false)]
    [DataRow(-1, true, DisplayName = "just before the scan: a coarse clock may show the next change with the same time")]
    [DataRow(0, true)]
    [DataRow(1, true, DisplayName = "while the scan ran")]
    [DataRow(3600, true, DisplayName = "in the future")]
    public void ATimeProvesSomethingOnlyWellBeforeTheScan(int seconds, bool provesNothing)
    {
        long scannedAt = new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc).Ticks;

        Assert.AreEqual(provesNothing, RacyTime.ProvesNothing(scannedAt + TimeSpan.FromSeconds(seconds).Ticks, scannedAt));
    }
}
