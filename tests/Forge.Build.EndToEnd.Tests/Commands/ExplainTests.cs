using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using CommandResult = Forge.Build.EndToEnd.Tests.Infrastructure.CommandResult;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge explain</c>, in a folder that is no repository.</summary>
[TestClass]
public sealed class ExplainTests : EndToEndTest
{
    [TestMethod]
    public void ACodeIsExplainedAsItsPageSays()
    {
        CommandResult result = NewRepository().Forge("explain", "3101");

        Assert.AreEqual(0, result.ExitCode);
        foreach (string part in new[] { "FORGE3101: A forbidden pattern in a layer", "CONTRACT_CONFLICT", "Builder Contract 4", "What happened", "Why it is a rule", "How to fix it", "Example" })
            Assert.Contains(part, result.Said);
        Assert.DoesNotContain("```", result.Said);
    }

    [TestMethod]
    public void EveryPageOfTheRepositoryIsCarried()
    {
        TempRepository repository = NewRepository();

        using JsonDocument list = JsonDocument.Parse(repository.Forge("explain", "--format", "json").Said);
        string[] codes = list.RootElement.GetProperty("data").GetProperty("gates").EnumerateArray().SelectMany(gate => gate.GetProperty("codes").EnumerateArray())
            .Select(code => code.GetString()!).Order(StringComparer.Ordinal).ToArray();
        Assert.AreSequenceEqual(RuleCatalog.All.Select(rule => rule.Code).ToArray(), codes);

        using JsonDocument one = JsonDocument.Parse(repository.Forge("explain", "FORGE3410", "--format", "json").Said);
        string page = File.ReadAllText(Path.Combine(ForgePackage.SourceRoot, "docs", "diagnostics", "FORGE3410.md")).ReplaceLineEndings("\n");
        Assert.Contains(one.RootElement.GetProperty("data").GetProperty("fix").GetString()!, page);
    }

    [TestMethod]
    public void AnUnknownWordIsTwoAndSuggests()
    {
        CommandResult result = NewRepository().Forge("explain", "FROGE3101");

        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Said);
        Assert.Contains("forge explain FORGE3101", result.Output);
    }
}
