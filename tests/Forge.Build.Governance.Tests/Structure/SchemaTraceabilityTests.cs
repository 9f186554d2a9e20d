using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Structure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class SchemaTraceabilityTests
{
    // users in line 6, parcels in line 14.
    private const string Tables = "# Schema\n\n## Tables\n\n```sql\nCREATE TABLE users (\n  id INT,\n  note VARCHAR(9) -- CREATE TABLE ghosts (\n);\n\n```\n\n```sql\nCREATE TABLE IF NOT EXISTS \"parcels\" (id INT);\n```\n\n## Views\n\n```sql\nCREATE VIEW parcel_list AS SELECT * FROM parcels;\n```\n";

    private const string UsersCovered = "## Phase 0 -- Ground\n\n**Schema coverage:**\n- [x] `users` table\n\n";

    [TestMethod]
    [DataRow("## Phase 1 -- Post\n\n**Schema coverage:**\n- [ ] `parcels` table\n- [x] `users` table (Phase 0)\n", DisplayName = "a covered table")]
    [DataRow("## Phase 1: Post\n\n**Schema coverage:**\n- [x] parcels\n", DisplayName = "without backticks")]
    [DataRow("## Phase 1: Post\n\n**Schema coverage:**\n- [x] parcels (extended with weight)\n", DisplayName = "extended")]
    [DataRow("## Phase 1: Post\n\n**Schema coverage:** `users`, `parcels`\n", DisplayName = "in the line of the label")]
    [DataRow("## Phase 1: Post\n\n**Schema coverage:**\n\n| Table | State |\n|---|---|\n| parcels | new |\n", DisplayName = "as a table")]
    [DataRow("## Phase 1 \u2014 Post *(DONE \u2014 commit pending)*\n\n### C) Scope\n\n#### Implementation Items\n\n| # | Item | File(s) | Description |\n|---|---|---|---|\n| 1 | Storage | `app/parcel_repo.py` | rows |\n", DisplayName = "its repository by file")]
    [DataRow("## Phase 1\n\n### K) Implementation Items\n\n| # | Item | Description |\n|---|---|---|\n| 1 | ParcelRepository | reads and writes |\n", DisplayName = "its repository by class, another letter")]
    [DataRow("## Phase 1\n\n**Deliverables:**\n- IParcelRepository and its SQL\n", DisplayName = "its repository by interface")]
    [DataRow("## Phase 1\n\n**Deliverables:**\n- A parcels repository\n", DisplayName = "its repository in words")]
    [DataRow("## Phase 1\n\n**Deliverables:**\n- `src/repositories/parcels.ts`\n", DisplayName = "its repository by folder")]
    [DataRow("## Phase 1\n\n**Deliverables:**\n- Insert into `parcels` on dispatch\n", DisplayName = "the table as code")]
    [DataRow("## Phase 1\r\n\r\n**Deliverables:**\r\n- Insert into `parcels.id` on dispatch\r\n", DisplayName = "a column as code, CRLF")]
    [DataRow("## Phase 1\n\n**Deliverables:**\n- `CREATE TABLE parcels`\n", DisplayName = "its statement as code")]
    public void ATableIsClaimed(string phase)
    {
        using GateFolder folder = Folder(UsersCovered + phase);

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual("2 tables against 2 phases.", folder.Details.Single());
    }

    [TestMethod]
    [DataRow("- Route parcels through `app/strategy/parcels.py`\n", DisplayName = "a file of that name")]
    [DataRow("- Sort parcels by weight\n", DisplayName = "the word")]
    [DataRow("- `ParcelSorter` and `parcel_service.py`\n", DisplayName = "another component")]
    [DataRow("- `tests/test_parcel_repo.py`\n", DisplayName = "a test")]
    [DataRow("- `parcels` is out of scope\n", DisplayName = "a refusal")]
    [DataRow("- Scales\n\n```\n- `parcels`\n```\n", DisplayName = "fenced code")]
    [DataRow("- Scales\n\n<!--\n- `parcels`\n-->\n", DisplayName = "a comment")]
    [DataRow("- users\n\n**Notes:**\n- `parcels` are heavy\n", DisplayName = "in another section")]
    [DataRow("- users\n\n### Out of Scope\n- `parcels`\n", DisplayName = "expressly excluded")]
    public void ThatANameOccursIsNoClaim(string items)
    {
        using GateFolder folder = Folder(UsersCovered + "## Phase 1 -- Post\n\n**Deliverables:**\n" + items);

        Assert.AreEqual("2903:14", folder.Codes());
    }

    [TestMethod]
    [DataRow("- [x] `parcels` table (Phase 0)\n", DisplayName = "of a phase that does not claim it")]
    [DataRow("- No new tables\n")]
    [DataRow("- parcels will be looked at\n", DisplayName = "prose")]
    public void ACoverageThatIsNotOfThisPhaseClaimsNothing(string items)
    {
        using GateFolder folder = Folder(UsersCovered + "## Phase 1 -- Post\n\n**Schema coverage:**\n" + items);

        Assert.AreEqual("2903:14", folder.Codes());
    }

    [TestMethod]
    public void AnOrphanIsSaidAtItsStatement()
    {
        using GateFolder folder = Folder(UsersCovered + "## Phase 1\n\n**Deliverables:**\n- Nothing\n");

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.OrphanTable, finding.Rule);
        Assert.AreEqual(new SourceLocation(GateFolder.Schema, 14, 1, 14, 37), finding.Location);
        Assert.AreEqual("the table parcels is defined here, but no phase creates a repository for it.", finding.Message);
    }

    [TestMethod]
    public void ARepositoryOfOneTableIsNotThatOfAnotherThatBeginsSo()
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run)
            .Write(GateFolder.Schema, "```sql\nCREATE TABLE orders (id INT);\nCREATE TABLE order_lines (id INT);\nCREATE TABLE equity_snapshots (id INT);\n```\n")
            .Write(GateFolder.Phases, "## Phase 1\n\n**Deliverables:**\n- `order_repo.py`\n- `equity_repo.py`\n");

        Assert.AreEqual("2903:3", folder.Codes(), "equity_repo.py has no other table to be of");
    }

    [TestMethod]
    [DataRow("## Done\n\n| Phase | Title | State |\n|---|---|---|\n| 0 | Ground | complete |\n| 1 | Post | complete |\n\n## Phase 2 -- Weights\n\n**Deliverables:**\n- Scales\n", "phases 0, 1", DisplayName = "a summary")]
    [DataRow("## Phase 0\n\n**Deliverables:**\n- `users`\n\n## Phase 2 -- Weights\n\n**Deliverables:**\n- Scales\n", "phase 1", DisplayName = "a gap")]
    [DataRow("## Phase 0\n\n**Deliverables:**\n- `users`\n\n## Phase 1 -- Weights\n\n**Objective:** Scales for parcels.\n", "phase 1", DisplayName = "a phase without items")]
    public void WherePhasesLostTheirItemsNobodyCanTell(string phases, string which)
    {
        using GateFolder folder = Folder(phases);

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.TracingInconclusive, finding.Rule);
        Assert.Contains(which + " of phases.md", finding.Message);
        Assert.Contains("parcels", finding.Message);
    }

    [TestMethod]
    public void WhatALaterPhaseInheritsFromALostOneIsClaimed()
    {
        using GateFolder folder = Folder("| Phase | State |\n|---|---|\n| 0 | done |\n| 1 | done |\n\n## Phase 2 -- Weights\n\n**Schema coverage:**\n- [x] `users` table (Phase 0)\n- [x] `parcels` table (Phase 1)\n");

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("## Schema -> Phase Traceability\n\n| Table | Repo Created In | Wired To Caller In | Notes |\n|---|---|---|---|\n| users | Phase 0 | Phase 1 | |\n| parcels | Phase 0 | Phase 1 | |\n| parcel_list | Phase 7 | | a view |\n", DisplayName = "created in")]
    [DataRow("## Schema-to-Phase Traceability Matrix\n\n| Table | Phase | Rationale |\n|---|---|---|\n| `users` | 0 | base |\n| `parcels` | 0 (Ground, since 2026) | base |\n", DisplayName = "a matrix")]
    public void AContradictionBetweenTheContractsIsOne(string trace)
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, Tables + "\n" + trace)
            .Write(GateFolder.Phases, UsersCovered + "## Phase 1\n\n**Schema coverage:**\n- [x] `parcels` table\n");

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.TraceContradicted, finding.Rule);
        Assert.AreEqual("the table parcels is of phase 0 here, but phases.md claims it in phase 1.", finding.Message);
    }

    [TestMethod]
    [DataRow("| parcels | Phase 1 | x |")]
    [DataRow("| parcels | Phases 0-2 | x |")]
    [DataRow("| parcels | 0, 1 | x |")]
    [DataRow("| parcels |  | x |")]
    [DataRow("| parcels | later | x |")]
    [DataRow("| ghosts | Phase 9 | no table |")]
    public void WhatAgreesPasses(string row)
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, Tables + "\n## Traceability\n\n| Table | Phase | Notes |\n|---|---|---|\n" + row + "\n")
            .Write(GateFolder.Phases, UsersCovered + "## Phase 1\n\n**Schema coverage:**\n- [x] `parcels` table\n");

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void APlanForMachinesClaimsToo()
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, Tables)
            .Write("forge_plan.json", "\ufeff{ \"phases\": [ { \"number\": 0, \"schema_tables_claimed\": [\"users\"] },\n{ \"number\": 1, \"file_manifest\": [ { \"path\": \"app/repos/parcel_repo.py\" } ] } ] }");

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("```sql\n-- CREATE TABLE a (id INT);\n/* CREATE TABLE b (id INT); */\nINSERT INTO x VALUES ('CREATE TABLE c (');\nCREATE TEMP TABLE d (id INT);\nCREATE INDEX e ON x(id);\n```\n")]
    [DataRow("```python\nsql = 'CREATE TABLE a (id INT)'\n```\n")]
    [DataRow("CREATE TABLE a (id INT)\n")]
    [DataRow("No tables.\n")]
    public void WhatCreatesNoTableIsNone(string schema)
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, schema).Write(GateFolder.Phases, "## Phase 0\n\n**Deliverables:**\n- x\n");

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual("no CREATE TABLE in " + GateFolder.Schema + ", so no table was traced.", folder.Details.Single());
    }

    [TestMethod]
    [DataRow("```sql\ncreate table [dbo].[Parcels] (id INT)\n```\n", "Parcels")]
    [DataRow("```postgresql\nCREATE UNLOGGED TABLE post.parcels (id INT)\n```\n", "parcels")]
    [DataRow("~~~sql\nCREATE TABLE\n  `parcels` (id INT)\n", "parcels")]
    [DataRow("```\nCREATE TABLE parcels (id INT)\n```\n", "parcels")]
    public void EveryDialectIsRead(string schema, string table)
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, schema).Write(GateFolder.Phases, "## Phase 0\n\n**Deliverables:**\n- x\n");

        Assert.Contains("the table " + table + " is", folder.Check().Single().Message);
    }

    [TestMethod]
    public void TablesInWordsAreAnnounced()
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, "# Schema\n\n## Tables\n\n### parcels\n\n| Column | Type |\n|---|---|\n| id | int |\n");

        Assert.AreEqual("0902:3", folder.Codes());
    }

    [TestMethod]
    public void WithoutPhasesItIsSaidWhatWasNotLookedAt()
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, Tables);

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual("there is no " + GateFolder.Phases + ", so no phase was looked at.", folder.Details.Single());
    }

    [TestMethod]
    public void WhatIsTooDeepToBeReadIsAFinding()
    {
        using GateFolder folder = new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, new string('>', 500) + " CREATE TABLE a (id INT)\n");

        Assert.AreEqual("3001:1", folder.Codes());
    }

    private static GateFolder Folder(string phases) => new GateFolder(SchemaTraceability.Run).Write(GateFolder.Schema, Tables).Write(GateFolder.Phases, phases);
}
