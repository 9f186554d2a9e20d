using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Structure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class PhaseWiringTests
{
    // The item stands in line 3.
    private const string Created = "## Phase 1 -- Store\n**Deliverables:**\n- `app/repos/parcel_repo.py` reads and writes parcels\n\n";

    [TestMethod]
    [DataRow("- Wire `Dispatcher.run()` to call `ParcelRepo.insert()` after weighing\n", DisplayName = "wire to call")]
    [DataRow("- `Dispatcher.run()` saves through `parcel_repo`\n", DisplayName = "through")]
    [DataRow("- Inject the parcel repository into the dispatcher\n", DisplayName = "in words")]
    [DataRow("- `ParcelRepo` is called by `Dispatcher`\n", DisplayName = "passive")]
    [DataRow("- `app/dispatcher.py` -- the loop, with `ParcelRepo` for storage\n", DisplayName = "about another file")]
    [DataRow("\n| # | Item | Description |\n|---|---|---|\n| 1 | The loop | Stores what was weighed (`ParcelRepo`) |\n", DisplayName = "a row about another")]
    [DataRow("\n| # | Item | File(s) | Description |\n|---|---|---|---|\n| 1 | The loop | `app/loop.py` | uses ParcelRepository |\n", DisplayName = "a row with files")]
    public void WhatALaterPhaseWiresPasses(string items)
    {
        using GateFolder folder = Folder(Created + "## Phase 2 -- Loop\n**Deliverables:**\n" + items + "\n**Exit criteria:**\n- After a run the parcel is stored\n");

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("- The loop\n", DisplayName = "nothing")]
    [DataRow("- Extend `parcel_repo.py` with paging\n", DisplayName = "an extension")]
    [DataRow("- `ParcelRepo` uses a pool\n", DisplayName = "the component calls")]
    [DataRow("- Tests in `tests/test_parcel_repo.py`\n", DisplayName = "a test")]
    [DataRow("- Use the pool. `ParcelRepo` gets paging\n", DisplayName = "another sentence")]
    [DataRow("- Update `user_repo.py` and `parcel_repo.py`\n", DisplayName = "among its likes")]
    [DataRow("\n| # | Item | File(s) | Description |\n|---|---|---|---|\n| 1 | Parcel repository | `parcel_repo.py` | paging |\n", DisplayName = "a row about itself")]
    [DataRow("- The loop\n\n**Notes:**\n- `Dispatcher` calls `ParcelRepo`\n", DisplayName = "only in the notes")]
    [DataRow("- The loop\n\n```\nDispatcher calls ParcelRepo\n```\n", DisplayName = "only in code")]
    [DataRow("- The loop\n\n### Out of scope\n- Call `ParcelRepo`\n", DisplayName = "expressly excluded")]
    public void WhatNoPhaseWiresIsAQuestion(string items)
    {
        using GateFolder folder = Folder(Created + "## Phase 2 -- Loop\n**Deliverables:**\n" + items);

        Assert.AreEqual("2901:3", folder.Codes());
    }

    [TestMethod]
    public void TheFindingNamesPhaseAndComponent()
    {
        using GateFolder folder = Folder(Created);

        Finding finding = folder.Check().Single();
        Assert.AreEqual(new SourceLocation(GateFolder.Phases, 3, 1, 3, 54), finding.Location);
        Assert.AreEqual("Phase 1 creates app/repos/parcel_repo.py, but no item of this phase or a later one wires it to a caller.", finding.Message);
        Assert.AreEqual("1 phase with 1 item that create 1 component.", folder.Details.Single());
    }

    [TestMethod]
    [DataRow("### C) Scope\n\n#### Implementation Items\n\n| # | Item | File(s) | Description |\n|---|---|---|---|\n| 1 | Storage | `parcel_repo.py` | rows |\n", DisplayName = "style with letters")]
    [DataRow("### J) Scope\n\n| # | Item | Description |\n|---|---|---|\n| 1 | `ParcelRepository` | rows |\n", DisplayName = "another letter")]
    [DataRow("### Deliverables\n- Repositories: `UserRepo`\n", DisplayName = "after a label")]
    [DataRow("**Deliverables**\n- Implement `GeoClient` for the map\n", DisplayName = "a client")]
    [DataRow("**Deliverables:**\n- `app/services/weights.py`\n", DisplayName = "a service by its folder")]
    [DataRow("**Deliverables:**\n- src/data/parcel.repository.ts\n", DisplayName = "with dots")]
    [DataRow("**Deliverables:**\n- IParcelRepository, with a list\n", DisplayName = "an interface")]
    [DataRow("**Deliverables:**\n- Add the new class `ParcelDal`\n", DisplayName = "a data access layer")]
    public void ComponentsAreFoundHoweverTheyAreWritten(string section)
    {
        using GateFolder folder = Folder("## Phase 0\n\n" + section);

        Assert.AreEqual(RuleCatalog.ComponentNotWired, folder.Check().Single().Rule);
    }

    [TestMethod]
    [DataRow("- The engine stores fills in the `TradeRepo`\n", DisplayName = "named, not made")]
    [DataRow("- Update `app/repos/trade_repo.py`\n", DisplayName = "changed, not made")]
    [DataRow("- `trade_repo.latest()` for the board\n", DisplayName = "a member of it")]
    [DataRow("- `HttpClient` with retries\n", DisplayName = "a framework's")]
    [DataRow("- `app/repos/__init__.py` and `app/repos/db.py`\n", DisplayName = "plumbing")]
    [DataRow("- `tests/repos/trade_repo.py`\n", DisplayName = "a test")]
    [DataRow("- A service for everybody, and a web client\n", DisplayName = "prose")]
    [DataRow("- `TradeService` \u2014 called from `routers/trades.py`\n", DisplayName = "wired where it is made")]
    [DataRow("- `trade_service.py`\n- `api/routers/trades.py`\n", DisplayName = "its router in the same phase")]
    [DataRow("- `trade_repo.py`\n- `trade_service.py`\n- `TradeController`\n", DisplayName = "layers of one thing in the same phase")]
    [DataRow("- `trade_repo.py`\n- Endpoints:\n  - `POST /fills`\n", DisplayName = "routes in the same list")]
    [DataRow("- `trade_repo.py`\n- `app/pages/fills.tsx`\n", DisplayName = "a page in the same list")]
    public void WhatIsNoLooseComponentPasses(string items)
    {
        using GateFolder folder = Folder("## Phase 0\n\n**Deliverables:**\n" + items);

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("- The loop does not crash\n")]
    [DataRow("- All tests pass\n- Lint is clean\n")]
    public void AWiringWithoutACriterionIsAQuestion(string criteria)
    {
        using GateFolder folder = Folder(Created + "## Phase 2 -- Loop\n**Deliverables:**\n- Wire `Dispatcher.dispatch_all()` to call `ParcelRepo.insert()`\n\n**Exit criteria:**\n" + criteria);

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.WiringNotTested, finding.Rule);
        Assert.AreEqual(7, finding.Location.Line);
        Assert.Contains("Phase 2 wires app/repos/parcel_repo.py of phase 1", finding.Message);
    }

    [TestMethod]
    [DataRow("- After `dispatcher.dispatch_all()` a row exists\n", DisplayName = "the caller")]
    [DataRow("- Each weighed thing has a row in the parcels table\n", DisplayName = "what it is of")]
    [DataRow("- `ParcelRepo.list()` returns it\n", DisplayName = "the component")]
    public void ACriterionThatLooksAtTheEffectPasses(string criteria)
    {
        using GateFolder folder = Folder(
            Created + "## Phase 2 -- Loop\n### C) Scope\n- Wire `Dispatcher.dispatch_all()` to call `ParcelRepo.insert()`\n\n### H) Acceptance Criteria\n#### Functional\n- It runs\n\n#### Unit Tests\n" + criteria);

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void WithoutAnyCriterionThatIsNotDecided()
    {
        using GateFolder folder = Folder(Created + "## Phase 2 -- Loop\n**Deliverables:**\n- Wire `Dispatcher` to call `ParcelRepo`\n");

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow(Created + "## Phase 2 -- Loop\n\n**Objective:** Dispatch.\n", "phase 2 lists no implementation items here, so what they create or wire is not known, and for 1 component nobody", DisplayName = "a later phase without items")]
    [DataRow("| Phase | Title |\n|---|---|\n| 0 | Ground |\n| 1 | Store |\n\n## Phase 2 -- Loop\n**Deliverables:**\n- The loop\n", "phases 0, 1 list no implementation items here, so what they create or wire is not known.", DisplayName = "earlier phases as a summary")]
    [DataRow(Created + "## Phase 4 -- Loop\n**Deliverables:**\n- The loop\n", "phases 2, 3 list no implementation items here, so what they create or wire is not known, and for 1 component nobody", DisplayName = "a gap")]
    public void WhatCannotBeToldIsSaid(string phases, string message)
    {
        using GateFolder folder = Folder(phases);

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.WiringInconclusive, finding.Rule);
        Assert.Contains(message, finding.Message);
    }

    [TestMethod]
    public void ATableOfItemsIsTakenAtItsWord()
    {
        using GateFolder folder = Folder(
            "## Phase 0\n\n### C) Scope\n\n| # | Item | Description |\n|---|---|---|\n| 1 | `app/repos/trade_repo.py` | rows |\n| 2 | `app/api/status.py` | Wire up `GET /fills` |\n\n### G) Notes\n\n| Component | File |\n|---|---|\n| Trade repo | `TradeRepo` called by all |\n");

        Assert.AreEqual("2901:7", folder.Codes());
    }

    [TestMethod]
    [DataRow("## Phase 1\n\n**Deliverables:**\n\n#### 1.1 -- Store\n\n- `parcel_repo.py`\n", 7, DisplayName = "parts below a label")]
    [DataRow("## Phase 1\n\n**Deliverables:**\n\n#### Store\n\n- `parcel_repo.py`\n", 7, DisplayName = "a deeper heading below a label")]
    [DataRow("## Phase 1\n\n### 1.1 \u2014 Store (`app/repos/parcel_repo.py`)\n\nRows.\n", 3, DisplayName = "a part that names its file")]
    [DataRow("## Phase 0\n\n### Phase 0 Outputs (all)\n\n| # | Output | Description |\n|---|---|---|\n| 1 | `parcel_repo.py` | rows |\n", 7, DisplayName = "outputs")]
    public void WhatAPhaseDeliversIsFoundInItsParts(string phases, int line)
    {
        using GateFolder folder = Folder(phases);

        Assert.AreEqual("2901:" + line, folder.Codes());
    }

    [TestMethod]
    public void SampleHeadingsAreNoPhases()
    {
        using GateFolder folder = Folder(
            "# Appendix\n\n```\n## Current Phase: Phase 2 (Repos)\n## Phase 9 -- Sample\n```\n\n## Current Phase: Phase 3\n\n## Phase 7 notes\n\n## Phase 0 \u2013 Ground (Bootstrap) *(DONE)*\n\n**Deliverables:**\n- The skeleton\n");

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual("1 phase with 1 item that create 0 components.", folder.Details.Single());
    }

    [TestMethod]
    [DataRow("", "there is no " + GateFolder.Phases + ", so no phase was looked at.")]
    [DataRow("# Phases\n\nNone yet.\n", GateFolder.Phases + " names no phase, so none was looked at.")]
    public void WithoutPhasesItIsSaid(string phases, string detail)
    {
        using GateFolder folder = phases.Length == 0 ? new GateFolder(PhaseWiring.Run) : Folder(phases);

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual(detail, folder.Details.Single());
    }

    [TestMethod]
    public void APlanForMachinesIsReadAlike()
    {
        const string plan = "{ \"phases\": [\n{ \"number\": 1, \"name\": \"Store\", \"file_manifest\": [\n{ \"path\": \"app/repos/parcel_repo.py\", \"action\": \"create\", \"exports\": [\"ParcelRepo\"] } ] },\n"
            + "{ \"number\": 2, \"file_manifest\": [ { \"path\": \"app/loop.py\", \"depends_on\": [DEPENDS] } ], \"acceptance_criteria\": [ { \"id\": \"A\", \"description\": \"CRITERION\" } ] } ] }";
        using GateFolder folder = new(PhaseWiring.Run);

        folder.Write("Forge/Contracts/forge_plan.json", plan.Replace("DEPENDS", "").Replace("CRITERION", "It runs"));
        Assert.AreEqual("2901:3", folder.Codes());
        folder.Write("Forge/Contracts/forge_plan.json", plan.Replace("DEPENDS", "\"app/repos/parcel_repo.py\"").Replace("CRITERION", "It runs"));
        Assert.AreEqual("2902:4", folder.Codes());
        folder.Write("Forge/Contracts/forge_plan.json", plan.Replace("DEPENDS", "\"app/repos/parcel_repo.py\"").Replace("CRITERION", "A parcel is stored"));
        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("{ \"phases\": ", "3001:1")]
    [DataRow("[]", "3001:1")]
    [DataRow("{ \"phases\": {} }", "3001:1")]
    [DataRow("{ \"phases\": [\n{ \"name\": \"x\" } ] }", "3001:2")]
    public void AMalformedPlanIsAFinding(string plan, string expected)
    {
        using GateFolder folder = Folder(Created).Write("forge_plan.json", plan);

        Assert.AreEqual(expected, folder.Codes());
    }

    [TestMethod]
    public void WhatCannotBeReadIsAFindingAndNothingElse()
    {
        using GateFolder folder = new GateFolder(PhaseWiring.Run).Write(GateFolder.Phases, new byte[17 * 1024 * 1024]);
        Assert.AreEqual("6801:1", folder.Codes());

        folder.Write(GateFolder.Phases, new string('>', 500) + " x\n");
        Assert.AreEqual("3001:1", folder.Codes());
    }

    [TestMethod]
    public void AFileOfUtf16IsRead()
    {
        using GateFolder folder = new GateFolder(PhaseWiring.Run).Write(GateFolder.Phases, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Created)).ToArray());

        Assert.AreEqual("2901:3", folder.Codes());
    }

    [TestMethod]
    public void ALargeFileTakesNoLongerThanItsLength()
    {
        StringBuilder phases = new();
        for (int i = 0; i < 400; i++)
            phases.Append("## Phase ").Append(i).Append(" -- Part\n\n**Deliverables:**\n- ").Append('`', 200).Append("\n- `a_").Append(i).Append("_repo.py` called by `x`\n- ").Append("wire the `b` to `c`, ", 0, 10).Append('(', 300).Append('\n');
        using GateFolder folder = Folder(phases.ToString());

        Assert.AreEqual("", string.Join("\n", folder.Check().Select(finding => finding.Text)));
    }

    private static GateFolder Folder(string phases) => new GateFolder(PhaseWiring.Run).Write(GateFolder.Phases, phases);
}
