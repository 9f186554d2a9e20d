using System;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>Where signers are named, only their answers count: with real keys, through the command and the package.</summary>
[TestClass]
public sealed class DecisionSignatureTests : EndToEndTest
{
    private const string Signers = Skeleton.Contracts + "allowed_signers";

    private static readonly Lazy<SshKey> Ada = new(() => SshKey.Make("ada"));
    private static readonly Lazy<SshKey> Mallory = new(() => SshKey.Make("mallory"));

    [TestMethod]
    public void TheCommandRecordsNoAnswerThatWouldNotBeBelieved()
    {
        TempRepository repository = WithSigners();

        CommandResult unsigned = repository.Forge("decide", "OPTION-A", "--by", "Ada"), forged = repository.Forge("decide", "OPTION-A", "--by", "Ada", "--key", Mallory.Value.Path);
        Assert.AreEqual(1, unsigned.ExitCode);
        Assert.Contains("CONTRACT_CONFLICT error FORGE3317", unsigned.Output);
        Assert.AreEqual(1, forged.ExitCode);
        Assert.Contains("CONTRACT_CONFLICT error FORGE3318", forged.Output);
        Assert.IsFalse(repository.Holds(Decided.Record));

        repository.Decide("OPTION-A", "--key", Ada.Value.Path).Backfill().Check().Passes();
        repository.Commit("decision").Check().Passes();
    }

    [TestMethod]
    [Produces("FORGE3317", "FORGE3318", "FORGE6303")]
    public void ARecordThatNoSignerSignedStopsTheBuild()
    {
        TempRepository repository = WithSigners().Decide("OPTION-A", "--key", Ada.Value.Path).Backfill();
        string text = repository.Read(Decided.Record);
        int signature = text.IndexOf("## Signature", StringComparison.Ordinal), hash = text.IndexOf("- decision_hash:", StringComparison.Ordinal);

        repository.Write(Decided.Record, text[..signature] + text[hash..]).Rewrite(Decided.Record, Decided.Record);
        Stops(repository, "FORGE3317");
        repository.Write(Decided.Record, text).Rewrite(Decided.Record, Decided.Record, ("- selected_option_id: OPTION-A", "- selected_option_id: OPTION-B"));
        Stops(repository, "FORGE3318");

        // No build has passed with this record yet, so none can answer from what it knows.
        repository.Write(Decided.Record, text).With("PATH", OnlyGit.Folder());
        Stops(repository, "FORGE6303");
    }

    private TempRepository WithSigners() => NewRepository().Committed().Write(Signers, Ada.Value.Signer).Commit("signers").Restored().Write(Gaps.File, Gaps.Open);

    private static void Stops(TempRepository repository, string code)
    {
        BuildResult build = repository.Check("-p:ForgeWriteEvidence=false");
        Assert.AreEqual(1, build.ExitCode);
        Assert.AreEqual(1, build.GateRuns);
        Assert.AreEqual("error", build.The(code).Kind);
        Assert.AreEqual(repository.PathOf(Decided.Record), build.The(code).File);
    }
}
