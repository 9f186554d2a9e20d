using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests;

/// <summary>Every rule as the compiler knows it.</summary>
[TestClass]
public sealed class DescriptorTests
{
    public static IEnumerable<object[]> Rules => RuleCatalog.All.Select(rule => new object[] { rule.Code });

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void ARuleBlocksExactlyWhereItCarriesAStopAndCannotBeConfigured(string code)
    {
        Rule rule = RuleCatalog.Find(code);

        DiagnosticDescriptor descriptor = Descriptors.Of(rule);

        Assert.AreEqual(code, descriptor.Id);
        Assert.AreEqual(rule.Stop != StopCode.None, descriptor.DefaultSeverity == DiagnosticSeverity.Error);
        Assert.IsTrue(descriptor.IsEnabledByDefault);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, descriptor.CustomTags);
    }

    [TestMethod]
    public void ADiagnosticSaysWhatABuildSaysAndItsStop()
    {
        Finding finding = new(RuleCatalog.ForbiddenPattern, new SourceLocation("src/a b.cs", 3, 5, 3, 9), "{0} is\nhere.", "take it out.");

        Diagnostic diagnostic = FindingDiagnostic.At(finding, "/root/");

        Assert.AreEqual("[A4] {0} is\\u000ahere. Fix: take it out. (CONTRACT_CONFLICT; Builder Contract 4)", diagnostic.GetMessage());
        Assert.AreEqual("/root/src/a b.cs: (2,4)-(2,8)", diagnostic.Location.GetLineSpan().ToString());
    }
}
