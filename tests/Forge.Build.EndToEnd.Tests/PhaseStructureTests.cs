using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Phases, tables, instructions, the boot script and confirmations stop a build before it compiles.</summary>
[TestClass]
public sealed class PhaseStructureTests : EndToEndTest
{
    private const string Phases = Skeleton.Contracts + "phases.md";
    private const string Schema = Skeleton.Contracts + "schema.md";
    private const string Physics = Skeleton.Contracts + "physics.yaml";
    private const string Manifesto = Skeleton.Contracts + "manifesto.md";
    private const string Directive = Skeleton.Contracts + "directive.md";
    private const string Instructions = "USER_INSTRUCTIONS.md";
    private const string Boot = "boot.ps1";
    private const string Mark = "\ufeff";

    // In a build that must not end with an audit.
    private const string NoAudit = "-p:ForgeAudit=never";
    private const string NoAuditSaid = ": warning FORGE0003";

    private const string GoodPhases = """
        ## Phase 1 -- Store

        **Deliverables:**
        - `app/repos/parcel_repo.py`

        **Schema coverage:**
        - [x] `parcels` table

        ## Phase 2 -- Loop

        **Deliverables:**
        - Wire `Loop.run()` to call `ParcelRepo.insert()`

        **Exit criteria:**
        - After `loop.run()` the parcel is stored
        - `USER_INSTRUCTIONS.md` is whole

        """;

    private const string GoodSchema = "# Schema\n\n```sql\nCREATE TABLE parcels (id INT);\n```\n\n## Traceability\n\n| Table | Phase |\n|---|---|\n| parcels | 1 |\n";
    private const string GoodInstructions
        = "# Parcels\n\n## Prerequisites\nPython.\n## Install\nRun setup.\n## API\nNone.\n## .env\nKEY.\n## Run\nType run.\n## Stop\nCtrl+C.\n## Settings\nNone.\n## Troubleshooting\nAsk.\n";

    private const string GoodBoot = "if (-not (Get-Command node -ErrorAction SilentlyContinue)) { exit 1 }\nnpm ci\nif ($LASTEXITCODE -ne 0) { exit 1 }\n$key = Read-Host 'Key'\n"
        + "if (-not (Test-Path .env)) { \"KEY=$key\" | Set-Content .env }\nnpx prisma migrate deploy\nif ($LASTEXITCODE -ne 0) { exit 1 }\nnpm start\n";

    private const string GoodPhysics = "paths:\n  /parcels:\n    post:\n      confirmation: required\n    put:\n      summary: Replace\n";
    private const string GoodManifesto = "# Manifesto\n\n## Confirm before write\n\n`PUT /parcels` is exempt.\n";

    [TestMethod]
    [Produces("FORGE0905", "FORGE1902", "FORGE1903", "FORGE1904", "FORGE1906", "FORGE2901", "FORGE2902", "FORGE2903", "FORGE3901", "FORGE3903", "FORGE3905", "FORGE3906", "FORGE3907", "FORGE3908")]
    public void EachCauseIsACodeAtItsPlace()
    {
        MarkedText phases = MarkedText.Parse(
            "## Phase 1 -- Store\n\n**Deliverables:**\n- `app/repos/parcel_repo.py`\n<|- `GeoClient` for the map|>\n\n<|## Phase 2 -- Loop|>\n\n**Deliverables:**\n<|- Wire the loop to call `ParcelRepo`|>\n\n**Exit criteria:**\n- Lint is clean\n");
        MarkedText schema = MarkedText.Parse("```sql\nCREATE TABLE parcels (id INT);\n<|CREATE TABLE weights|> (id INT);\n```\n\n## Traceability\n\n| Table | Phase |\n|---|---|\n| parcels | <|3|> |\n");
        MarkedText physics = MarkedText.Parse("paths:\n  /parcels:\n    <|post|>:\n      summary: Send\n    put:\n      confirmation: <|none|>\n");
        MarkedText manifesto = MarkedText.Parse("# Manifesto\n\n## Confirm before write\n\n`<|DELETE /parcels|>` is exempt.\n");
        MarkedText instructions = MarkedText.Parse("# Parcels\n\n## Prerequisites\nPython.\n## Install\nRun setup.\n## API\nNone.\n## .env\nKEY.\n## Run\nType run.\n<|## Stop|>\nTBD\n## Settings\nNone.\n");
        MarkedText boot = MarkedText.Parse(
            "node --version\nif (-not $?) { exit 1 }\n$key = Read-Host 'Key'\n\"KEY=$key\" | <|Set-Content .env|>\n<|npm ci|>\nnpx prisma migrate deploy\nif ($LASTEXITCODE -ne 0) { exit 1 }\n# npm start\n");
        TempRepository repository = Repository(phases.Text, schema.Text, physics.Text, manifesto.Text, instructions.Text, Mark + boot.Text);

        BuildResult build = repository.Build(Skeleton.Project, NoAudit);

        build.Fails(
            NoAuditSaid,
            Manifesto + manifesto.Span + ": warning FORGE0905",
            Phases + phases.Spans[0] + ": AMBIGUOUS_INTENT error FORGE2901",
            Phases + phases.Spans[1] + ": EVIDENCE_MISSING error FORGE1904",
            Phases + phases.Spans[2] + ": AMBIGUOUS_INTENT error FORGE2902",
            Physics + physics.Spans[0] + ": CONTRACT_CONFLICT error FORGE3907",
            Physics + physics.Spans[1] + ": CONTRACT_CONFLICT error FORGE3908",
            Schema + schema.Spans[0] + ": AMBIGUOUS_INTENT error FORGE2903",
            Schema + schema.Spans[1] + ": CONTRACT_CONFLICT error FORGE3901",
            Instructions + "(1,1,1,1): EVIDENCE_MISSING error FORGE1902",
            Instructions + instructions.Span + ": EVIDENCE_MISSING error FORGE1903",
            Boot + "(1,1,1,1): EVIDENCE_MISSING error FORGE1906",
            Boot + boot.Spans[0] + ": CONTRACT_CONFLICT error FORGE3906",
            Boot + boot.Spans[1] + ": CONTRACT_CONFLICT error FORGE3903",
            Boot + boot.Spans[1] + ": CONTRACT_CONFLICT error FORGE3905");
    }

    [TestMethod]
    [Produces("FORGE1901", "FORGE1905", "FORGE3902", "FORGE3904")]
    public void WhatIsMissingOrBrokenIsACodeAndTheTwinPasses()
    {
        TempRepository repository = Repository(GoodPhases, GoodSchema, GoodPhysics, GoodManifesto, null, null);

        repository.Check(NoAudit).Is(1, 1, NoAuditSaid, Instructions + "(1,1,1,1): EVIDENCE_MISSING error FORGE1901", Boot + "(1,1,1,1): EVIDENCE_MISSING error FORGE1905");
        repository.Write(Instructions, GoodInstructions).Write(Boot, Mark + GoodBoot + "if ($x) {\n");
        repository.Check(NoAudit).Is(1, 1, NoAuditSaid, Boot + "(9,9,9,10): CONTRACT_CONFLICT error FORGE3902");
        repository.Write(Boot, Mark + GoodBoot.Replace("exit 1", "exit 0"));
        repository.Check(NoAudit).Is(1, 1, NoAuditSaid, Boot + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3904");
        repository.Write(Boot, Mark + GoodBoot);
        SaysNothingOfPhases(repository.Build(Skeleton.Project, NoAudit).Passes(NoAuditSaid));
        SaysNothingOfPhases(repository.Build(Skeleton.Project, NoAudit).Passes(NoAuditSaid));
    }

    [TestMethod]
    [Produces("FORGE0901", "FORGE0902", "FORGE0903", "FORGE0904")]
    public void WhatNobodyCanTellIsSaidAndBlocksNothing()
    {
        TempRepository repository = Repository(
            "| Phase | State |\n|---|---|\n| 0 | done |\n\n## Phase 1\n\n**Deliverables:**\n- The loop\n", GoodSchema, "paths:\n  /parcels:\n    post: {}\n", "# Manifesto\n", null, null);
        repository.Write(Cycle.DiffLog, "# Diff Log\n\n## Cycle Status\n\n- Status: IN_PROCESS\n");

        BuildResult build = repository.Check(NoAudit).Is(0, 1, NoAuditSaid);

        foreach (string code in new[] { "FORGE0901", "FORGE0902", "FORGE0903", "FORGE0904" })
            Assert.AreEqual("message", build.The(code).Kind, code);
    }

    [TestMethod]
    public void EachGateCanBeSwitchedOff()
    {
        TempRepository repository = Repository("## Phase 1\n\n**Deliverables:**\n- `GeoClient`\n", GoodSchema, "paths:\n  /parcels:\n    post: {}\n", GoodManifesto, null, null);

        repository.Check(NoAudit).Is(
            1, 1, NoAuditSaid,
            Manifesto + "(5,2,5,14): warning FORGE0905",
            Phases + "(1,1,1,11): EVIDENCE_MISSING error FORGE1904",
            Phases + "(4,1,4,14): AMBIGUOUS_INTENT error FORGE2901",
            Physics + "(3,5,3,9): CONTRACT_CONFLICT error FORGE3907",
            Schema + "(4,1,4,21): AMBIGUOUS_INTENT error FORGE2903",
            Instructions + "(1,1,1,1): EVIDENCE_MISSING error FORGE1901",
            Boot + "(1,1,1,1): EVIDENCE_MISSING error FORGE1905");
        repository.Write("forge.json", "{ \"gates\": { \"phases\": \"off\", \"schemaTraceability\": \"off\", \"userInstructions\": \"off\", \"bootScript\": \"off\", \"confirmation\": \"off\" } }\n");

        BuildResult build = repository.Check(NoAudit).Is(0, 1, NoAuditSaid);

        Assert.HasCount(5, build.Of("FORGE0801"));
        SaysNothingOfPhases(build);
    }

    // What blocks nothing is a message, and those are not among what a build passes with.
    private static void SaysNothingOfPhases(BuildResult build)
    {
        foreach (string code in new[] { "FORGE0901", "FORGE0902", "FORGE0903", "FORGE0904", "FORGE0905" })
            Assert.HasCount(0, build.Of(code), code);
    }

    // The final phase is complete, and the directive asks for a boot script.
    private TempRepository Repository(string phases, string schema, string physics, string manifesto, string? instructions, string? boot)
    {
        TempRepository repository = NewRepository().Governed().Restored().Write(Phases, phases).Write(Schema, schema).Write(Physics, physics).Write(Manifesto, manifesto)
            .Write(Directive, "# Directive\n\n- boot_script: true\n").Write(Cycle.DiffLog, "# Diff Log\n\n- Phase: Phase 2\n\n## Cycle Status\n\n- Status: COMPLETE\n");
        if (instructions is not null)
            repository.Write(Instructions, instructions);
        return boot is null ? repository : repository.Write(Boot, boot);
    }
}
