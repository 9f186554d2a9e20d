using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What keeps the audit from knowing, or from recording what it knows, is a finding and no pass.</summary>
[TestClass]
public sealed class AuditEnvironmentTests : EndToEndTest
{
    private const string Refused = ": ENVIRONMENT_LIMITATION error FORGE6202";

    [TestMethod]
    [Produces("FORGE0003")]
    public void AnAuditThatIsSwitchedOffIsSaidByEveryBuild()
    {
        TempRepository repository = NewRepository().Committed().Worked();

        BuildResult build = repository.Build(Skeleton.Project, "-p:ForgeAudit=never").Passes(": warning FORGE0003");

        Assert.AreEqual(0, build.AuditRuns);
        Assert.IsFalse(repository.Holds(Cycle.Ledger));
    }

    [TestMethod]
    [Produces("FORGE6201")]
    public void WithoutGitNothingIsKnownAndNothingIsRecorded()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked().With("PATH", EndToEndRun.NewFolder("no-programs"));

        repository.Audit().FailsAudit(": ENVIRONMENT_LIMITATION error FORGE6201");

        Assert.IsFalse(repository.Holds(Cycle.Ledger));
    }

    [TestMethod]
    public void ATargetOfTheProjectCanAskForTheExitCode()
    {
        const string Asks = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                {0}
              </ItemGroup>
              <Target Name="Ask">
                <CallTarget Targets="ForgeAudit" ContinueOnError="true" />
              </Target>
              <Target Name="Tell" DependsOnTargets="Ask">
                <Message Importance="high" Text="the audit ended with $(ForgeAuditExitCode)" />
              </Target>
            </Project>
            """;
        TempRepository repository = NewRepository().Committed().Write(Skeleton.Project, string.Format(CultureInfo.InvariantCulture, Asks, Skeleton.PackageReference)).Commit("project")
            .Restored().Worked();

        Assert.Contains("the audit ended with 0", Tell());
        repository.Write(Cycle.TestRun, "Status: FAIL\n");
        Assert.Contains("the audit ended with 1", Tell());
        repository.With("PATH", EndToEndRun.NewFolder("no-programs"));
        Assert.Contains("the audit ended with 2", Tell());

        string Tell() => repository.Build(Skeleton.Project, "-t:Tell", "--no-restore").Output;
    }

    [TestMethod]
    [Produces("FORGE6202")]
    public void WithoutARepositoryOfGit()
    {
        TempRepository repository = NewRepository().Governed().Restored().Worked();

        repository.Audit().FailsAudit(Refused);

        Assert.IsFalse(repository.Holds(Cycle.Ledger));
    }

    [TestMethod]
    public void ADamagedIndexAndARepositoryOfSomebodyElse()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        byte[] index = File.ReadAllBytes(repository.PathOf(".git/index"));

        repository.Write(".git/index", "no index\n").Audit().FailsAudit(Refused);
        repository.Write(".git/index", index).With("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").Audit().FailsAudit(Refused);
        repository.With("GIT_TEST_ASSUME_DIFFERENT_OWNER", "0").Audit().PassesAudit(Cycle.NoLedger);
    }

    [TestMethod]
    [Produces("FORGE6204")]
    public void ALedgerThatCannotBeAppendedTo()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked()
            .Write(Cycle.Ledger, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("# Audit Ledger\n")).ToArray());
        byte[] before = File.ReadAllBytes(repository.PathOf(Cycle.Ledger));

        repository.Audit().FailsAudit(Cycle.Ledger + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6204");

        Assert.AreSequenceEqual(before, File.ReadAllBytes(repository.PathOf(Cycle.Ledger)));
    }
}
