using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>W1 to W3 warn, and fail a build only where somebody asks for that.</summary>
[TestClass]
public sealed class AuditWarningTests : EndToEndTest
{
    // Put together here, so that no scanner takes this file for a leak.
    private const string Key = "AKIA" + "Q7WE4RTY5UIP2ASD";

    [TestMethod]
    [Produces("FORGE0211", "FORGE0212", "FORGE0213")]
    public void ASecretARouteWithoutHandlerAndNoLedger()
    {
        MarkedText source = MarkedText.Parse("namespace Web;\n\npublic class Counts\n{\n    public const string Key = \"<|" + Key + "|>\";\n}\n");
        MarkedText physics = MarkedText.Parse("paths:\n  <|/orders|>:\n    get:\n      summary: All orders\n");
        TempRepository repository = NewRepository().Committed().Write(Skeleton.Contracts + "physics.yaml", physics.Text).Commit("physics").Restored()
            .Worked().Write(Cycle.Added, source.Text);
        string[] warnings =
        [
            Skeleton.Contracts + "physics.yaml" + physics.Span + ": warning FORGE0213",
            Cycle.NoLedger,
            Cycle.Added + source.Span + ": warning FORGE0211",
        ];

        BuildResult audit = repository.Audit(Cycle.WithoutTrace).PassesAudit(warnings);
        BuildResult strict = repository.Audit("-warnaserror:FORGE0211");

        Assert.DoesNotContain(Key, audit.Output);
        Assert.AreEqual("error", strict.The("FORGE0211").Kind);
        Assert.AreEqual(1, strict.ExitCode);
        Assert.DoesNotContain(Key, repository.Read(Cycle.Ledger));
    }
}
