using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Structure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class UserInstructionsTests
{
    private const string Path = "USER_INSTRUCTIONS.md";
    private const string Phases = "## Phase 0 -- Ground\n\n**Deliverables:**\n- The stub of USER_INSTRUCTIONS.md\n\n## Phase 2 -- Hand over\n\n**Exit criteria:**\n- `USER_INSTRUCTIONS.md` is whole\n\n## Phase 1\n\n**Deliverables:**\n- The loop\n";

    private static readonly string[] Titles = { "Prerequisites", "Install", "Credential / API Setup", "Configure `.env`", "Run", "Stop", "Key Settings Explained", "Troubleshooting" };

    [TestMethod]
    public void WholeInstructionsPass()
    {
        using GateFolder folder = Folder(Text(title => "## " + title, "Do this."));

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void OtherWordsForTheSubjectsPass()
    {
        const string text = "# The Parcel App: how to install and run it\n\n## 1) What you need\n\nWindows.\n\n## Before you begin\n\nAn account.\n\n## 2) Installation\n\n```\nrun.bat\n```\n\n## 3) Get Your Post API Credentials\n\n| Step | |\n|---|---|\n| 1 | Ask |\n\n"
            + "## 4) Configuring the Environment\n\nText.\n\n## 5) Running the App\n\nText.\n\n## 6) Stopping it\n\nCtrl+C.\n\n## Weight Parameters\n\nText.\n\n## Common problems\n\n### It does not start\n\nText.\n\n### The token is refused\n\nText.\n";
        using GateFolder folder = Folder(text);

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("{0}\n----\n", DisplayName = "underlined")]
    [DataRow("**{0}**\n", DisplayName = "in bold")]
    [DataRow("### 7. {0} ###\n", DisplayName = "numbered, closed")]
    [DataRow("## \U0001F680 {0}\r\n", DisplayName = "after a picture, CRLF")]
    public void TitlesAreFoundHoweverTheyAreWritten(string form)
    {
        using GateFolder folder = Folder("\ufeff" + Text(title => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, title), "Do this."));

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("_To be completed._")]
    [DataRow("TBD")]
    [DataRow("- [ ] TODO: write this")]
    [DataRow("> This section will be fully populated in the last phase.\n")]
    [DataRow("<!-- say it -->\n")]
    [DataRow("\n```\n```\n")]
    [DataRow("...")]
    [DataRow("### Details\n\nComing soon.")]
    public void AStubIsFoundByItsBody(string body)
    {
        using GateFolder folder = Folder(Text(title => "## " + title, body));

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.InstructionsAreStub, finding.Rule);
        Assert.AreEqual(SourceLocation.StartOf(Path), finding.Location);
    }

    [TestMethod]
    public void OneSectionThatSaysNothingIsFoundAtItsTitle()
    {
        using GateFolder folder = Folder(Text(title => "## " + title, "Do this.").Replace("## Stop\n\nDo this.", "## Stop\n\n*To be written.*").Replace("## Troubleshooting\n\nDo this.", "## Troubleshooting\n\nNone"));

        Assert.AreEqual("1903:23 1903:31", folder.Codes());
        Assert.AreEqual("the final phase is complete, but the section \"Stop\" says nothing yet.", folder.Check()[0].Message);
    }

    [TestMethod]
    [DataRow("## 6) Stopping the BOT", "\"Stopping the BOT\" (Stop)")]
    [DataRow("## STOP", "\"STOP\"")]
    public void ASectionIsQuotedAsItIsWrittenWithItsSubjectAsTheContractCallsIt(string title, string expected)
    {
        using GateFolder folder = Folder(Text(t => "## " + t, "Do this.").Replace("## Stop\n\nDo this.", title + "\n\nTBD"));

        Assert.AreEqual("the final phase is complete, but the section " + expected + " says nothing yet.", folder.Check().Single().Message);
    }

    [TestMethod]
    [DataRow("Credential / API Setup", "None.")]
    [DataRow("Key Settings Explained", "N/A")]
    public void SomeSubjectsMayBeNone(string title, string body)
    {
        using GateFolder folder = Folder(Text(t => "## " + t, "Do this.").Replace("## " + title + "\n\nDo this.", "## " + title + "\n\n" + body));

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("Run\n", "## Runtime\n", "Run")]
    [DataRow("Stop\n", "## Storage\n", "Stop")]
    [DataRow("Troubleshooting\n", "## Thanks\n", "Troubleshooting")]
    [DataRow("Prerequisites\n", "## Welcome\n", "Prerequisites")]
    public void AMissingSubjectIsNamed(string title, string with, string subject)
    {
        using GateFolder folder = Folder(Text(t => "## " + t, "Do this.").Replace("## " + title, with));

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.InstructionsLackSubject, finding.Rule);
        Assert.AreEqual("the final phase is complete, but no section here is about " + subject + ".", finding.Message);
    }

    [TestMethod]
    public void AnswersBelowTroubleshootingAreNoSubjects()
    {
        using GateFolder folder = Folder("## Troubleshooting\n\n### Install fails\n\nText.\n\n### Run, stop, token, .env and settings\n\nText.\n\n## Prerequisites\n\nText.\n");

        Assert.Contains("Install, Credential/API setup, Configure .env, Run, Stop, Key settings explained.", folder.Check().Single().Message);
    }

    [TestMethod]
    public void TitlesInCodeAreNone()
    {
        using GateFolder folder = Folder("## Install\n\n```\n## Run\n## Stop\n```\n");

        Assert.Contains("Run, Stop", folder.Check().Single().Message);
    }

    [TestMethod]
    public void TheyMustBeThere()
    {
        using GateFolder folder = Folder(null);
        Assert.AreEqual("1901:1", folder.Codes());
        Assert.AreEqual("1901:1", folder.Write(Path, " \n").Codes());
        Assert.AreEqual("6801:1", folder.Write(Path, new byte[17 * 1024 * 1024]).Codes());
        Assert.AreEqual("3001:1", folder.Write(Path, new string('>', 500) + "x").Codes());
    }

    [TestMethod]
    [DataRow("Phase 1", "COMPLETE", "the final phase, phase 2, is not reached, so USER_INSTRUCTIONS.md was not looked at.")]
    [DataRow("Phase 2 -- Hand over", "IN_PROCESS", "phase 2 is not complete, so USER_INSTRUCTIONS.md was not looked at.")]
    [DataRow("1", "COMPLETE", "the final phase, phase 2, is not reached, so USER_INSTRUCTIONS.md was not looked at.")]
    public void BeforeTheEndNothingIsAskedFor(string phase, string status, string detail)
    {
        using GateFolder folder = Folder(null).InPhase(phase, status);

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual(detail, folder.Details.Single());
    }

    [TestMethod]
    public void TheFinalPhaseMustAskForThem()
    {
        using GateFolder folder = Folder(Text(title => "## " + title, "Do this.")).Write(GateFolder.Phases, Phases.Replace("`USER_INSTRUCTIONS.md` is whole", "It runs"));

        Assert.AreEqual("1904:6", folder.Codes());
        Assert.AreEqual("1904:6", folder.InPhase("Phase 2", "IN_PROCESS").Codes());
        Assert.AreEqual("", folder.InPhase("Phase 1").Codes());
    }

    [TestMethod]
    public void AnUnknownPhaseIsSaid()
    {
        using GateFolder folder = Folder(null).InPhase("");

        Assert.AreEqual("0903:1", folder.Codes());
    }

    [TestMethod]
    public void WhereTheDiffLogNamesNoPhaseTheLedgerDoes()
    {
        using GateFolder folder = Folder(null).InPhase("");

        folder.Write("Forge/evidence/audit_ledger.md", "# Audit Ledger\n\n---\n## Audit Entry: Phase 2 -- Hand over -- Iteration 4\nTimestamp: 2026-01-02T03:04:05Z\nOutcome: SIGNED-OFF (awaiting AUTHORIZED)\n");
        Assert.AreEqual("1901:1", folder.Codes());
        folder.Write("Forge/evidence/audit_ledger.md", "# Audit Ledger\n\n---\n## Audit Entry: Phase 2 -- Hand over -- Iteration 4\nTimestamp: 2026-01-02T03:04:05Z\nOutcome: FAIL\n");
        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void WithoutPhasesOrEvidenceNothingIsAskedFor()
    {
        using GateFolder none = new(UserInstructions.Run);
        Assert.AreEqual("", none.InPhase("Phase 9").Codes());
        using GateFolder early = new GateFolder(UserInstructions.Run).Write(GateFolder.Phases, Phases);
        Assert.AreEqual("", early.Codes());
    }

    private static string Text(System.Func<string, string> title, string body) => "# How to use it\n\n" + string.Join("\n", Titles.Select(t => title(t).TrimEnd('\n') + "\n\n" + body + "\n"));

    private static GateFolder Folder(string? text)
    {
        GateFolder folder = new GateFolder(UserInstructions.Run).Write(GateFolder.Phases, Phases).InPhase("Phase 2: Hand over");
        return text is null ? folder : folder.Write(Path, text);
    }
}
