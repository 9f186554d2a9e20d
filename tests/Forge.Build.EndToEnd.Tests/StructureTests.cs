using System.Linq;
using System.Text;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What the contract says of files and folders stops a build before it compiles, and can be switched off, which is said.</summary>
[TestClass]
public sealed class StructureTests : EndToEndTest
{
    private const string Directive = Skeleton.Contracts + "directive.md";
    private const string Bundle = "Forge/evidence/evidence_bundle.md";
    private const string Polly = "\n<PackageReference Include=\"Polly\" Version=\"8.5.0\" />\n<PackageReference Include=\"Refit\" Version=\"8.0.0\" />";
    private const string Mark = "\ufeff";

    private const string WholeBundle = """
        # Evidence
        ## Repo tree
        src/Web/Orders.cs
        ## Files to be edited
        - src/Web/Orders.cs
        ## Current behavior
        Totals are rounded down.

        ## Expected behavior
        Totals are exact.
        ## Minimal diff plan
        Use decimal.
        ## Verification
        dotnet test
        """;

    [TestMethod]
    [Produces("FORGE0803", "FORGE1802", "FORGE1803", "FORGE1804", "FORGE1805", "FORGE3801", "FORGE3802", "FORGE3803", "FORGE3804", "FORGE3805", "FORGE6801")]
    public void EachCauseIsACodeAtItsPlace()
    {
        TempRepository repository = NewRepository().Committed();
        repository
            .Write("Forge/App/App.cs", "class App;\n")
            .Write("All.slnx", "<Solution>\n<Project Path=\"Forge/App/App.csproj\" />\n</Solution>\n")
            .Write("data/broken.csproj", "<Project>")
            .Write("tools/ascii.ps1", "exit 0\n")
            .Write("tools/dash.ps1", Mark + "exit 0 # \u2014\n")
            .Write("tools/large.ps1", new byte[17 * 1024 * 1024])
            .Write("tools/wide.ps1", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("exit 0\n")])
            .Write(Directive, "# Directive\n\n- Polly\n")
            .Write("package.json", "{ \"dependencies\": {\n\"react\": \"^19\" } }\n")
            .Write("src/More/More.csproj", Skeleton.ProjectText(Polly))
            .Write("Forge/evidence/diff_log.md", "# Diff Log\n\n## Cycle Status\n\n- Status: IN_PROCESS\n")
            .Write(Bundle, WholeBundle.Replace("## Repo tree", "## Trees").Replace("Totals are exact.", ""));

        BuildResult build = repository.Build(Skeleton.Project);

        build.Fails(
            "All.slnx(2,16,2,36): CONTRACT_CONFLICT error FORGE3802",
            "Forge/App/App.cs(1,1,1,1): CONTRACT_CONFLICT error FORGE3801",
            Directive + "(3,1,3,8): EVIDENCE_MISSING error FORGE1805",
            Bundle + "(1,1,1,1): EVIDENCE_MISSING error FORGE1802",
            Bundle + "(9,1,9,21): EVIDENCE_MISSING error FORGE1803",
            "package.json(2,1,2,8): EVIDENCE_MISSING error FORGE1804",
            "src/More/More.csproj(9,28,9,33): EVIDENCE_MISSING error FORGE1804",
            "tools/ascii.ps1(1,1,1,1): CONTRACT_CONFLICT error FORGE3804",
            "tools/dash.ps1(1,10,1,11): CONTRACT_CONFLICT error FORGE3803",
            "tools/large.ps1(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6801",
            "tools/wide.ps1(1,1,1,1): CONTRACT_CONFLICT error FORGE3805");
        Assert.AreEqual("message", build.The("FORGE0803").Kind);
    }

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void TheTwinWithoutTheCausesPassesTwice(string tasks)
    {
        TempRepository repository = NewRepository().Committed();
        repository
            .Write("app/App.cs", "class App;\n")
            .Write("Forge/scripts/run_tests.ps1", Mark + "exit 0 # --\r\n")
            .Write(Directive, "# Directive\n\n- Polly: calls fail now and then; alternatives considered: a loop\n- Refit: typed clients of services instead of HttpClient by hand\n")
            .Write("src/More/More.csproj", Skeleton.ProjectText(Polly))
            .Write("Forge/evidence/diff_log.md", "# Diff Log\n\n## Cycle Status\n\n- Status: IN_PROCESS\n")
            .Write(Bundle, WholeBundle);

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Passes();
        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Passes();
    }

    [TestMethod]
    [Produces("FORGE0801", "FORGE0802", "FORGE1801")]
    public void AGateThatIsOffSaysSoAndOneThatIsRequiredAsks()
    {
        TempRepository repository = NewRepository().Committed();
        repository
            .Write("Forge/App/App.cs", "class App;\n")
            .Write("tools/ascii.ps1", "exit 0\n")
            .Write("src/More/More.csproj", Skeleton.ProjectText(Polly))
            .Write("Forge/evidence/diff_log.md", "# Diff Log\n\n## Cycle Status\n\n- Status: IN_PROCESS\n")
            .Write("forge.json", "{ \"gates\": {\n\"forgeFolder\": \"off\",\n\"powershell\": false,\n\"evidenceBundle\": \"required\"\n} }\n");

        BuildResult build = repository.Build(Skeleton.Project).Fails(Bundle + "(1,1,1,1): EVIDENCE_MISSING error FORGE1801");

        Assert.AreEqual("2 3", string.Join(' ', build.Of("FORGE0801").Select(off => off.Span.Trim('(').Split(',')[0])));
        Assert.AreEqual("message", build.The("FORGE0802").Kind);
        CommandResult check = repository.Forge("check");
        Assert.AreEqual(1, check.ExitCode);
        Assert.Contains("FORGE1801", check.Output);

        repository.Write("forge.json", "{ \"gates\": { \"shell\": \"off\" } }");
        repository.Build(Skeleton.Project).FailsSomewhereIn(
            "Forge/App/App.cs: CONTRACT_CONFLICT error FORGE3801", "forge.json: CONTRACT_CONFLICT error FORGE3001", "tools/ascii.ps1: CONTRACT_CONFLICT error FORGE3804");
    }

    [TestMethod]
    [Produces("FORGE3803", "FORGE3804")]
    public void TheCommandAddsTheMarkAndTheBuildPasses()
    {
        TempRepository repository = NewRepository().Governed().Write("tools/a.ps1", "exit 0\r\n").Write("tools/b.ps1", "# \u2014\n");
        Assert.AreEqual(1, repository.Forge("check").ExitCode);

        CommandResult shown = repository.Forge("fix", "--dry-run");
        Assert.AreEqual(1, shown.ExitCode);
        Assert.Contains("would add the byte order mark: tools/a.ps1", shown.Output);
        Assert.AreEqual("exit 0\r\n", Encoding.UTF8.GetString(Bytes(repository)));

        CommandResult done = repository.Forge("fix");
        Assert.AreEqual(1, done.ExitCode);
        Assert.Contains("left alone: tools/b.ps1: it is not ASCII.", done.Output);
        Assert.AreEqual(Mark + "exit 0\r\n", Encoding.UTF8.GetString(Bytes(repository)));

        repository.Write("tools/b.ps1", "# --\n");
        Assert.AreEqual(0, repository.Forge("fix").ExitCode);
        Assert.AreEqual(0, repository.Forge("check").ExitCode);
    }

    private static byte[] Bytes(TempRepository repository) => System.IO.File.ReadAllBytes(repository.PathOf("tools/a.ps1"));
}
