using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Structure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class ConfirmBeforeWriteTests
{
    // POST in line 5, DELETE in line 8.
    private const string Routes = "paths:\n  /parcels:\n    get:\n      auth: none\n    post:\n      auth: none\n  /parcels/{id}:\n    delete:\n      auth: none\n";
    private const string Rule = "# Manifesto\n\n## Confirm before write\n\nA dialog asks.\n\n";

    [TestMethod]
    [DataRow("`POST /parcels` is exempt: a program sends it. `DELETE /parcels/{parcelId}` asks in a dialog.\n", "", DisplayName = "a sentence each")]
    [DataRow("Exempt operations:\n\n- `POST /parcels`\n- DELETE /parcels/:id\n", "", DisplayName = "a list")]
    [DataRow("### Exemptions\n\n- `POST /parcels`\n- `DELETE` `/parcels/{id}`\n", "", DisplayName = "below a heading")]
    [DataRow("| Operation | Confirmation |\n|---|---|\n| `POST /parcels` | none |\n| `DELETE /parcels/{id}` | dialog |\n", "", DisplayName = "a table")]
    [DataRow("Everything is confirmed, except `POST /parcels/` and `DELETE /parcels/*`.\n", "", DisplayName = "except")]
    [DataRow("`ANY /parcels/**` needs no confirmation.\n", "", DisplayName = "a wildcard")]
    [DataRow("`POST /parcels` opts out.\n", "3907:8", DisplayName = "one of two")]
    [DataRow("Nothing else is said.\n", "3907:5 3907:8", DisplayName = "none")]
    [DataRow("`POST /parcels` is not exempt.\n", "3907:5 3907:8", DisplayName = "expressly not")]
    [DataRow("No operation is exempt, not even `POST /parcels`.\n", "3907:5 3907:8", DisplayName = "no exemptions")]
    [DataRow("`GET /parcels` is exempt. POST is fine.\n", "3907:5 3907:8", DisplayName = "another method")]
    [DataRow("```\nPOST /parcels is exempt\n```\n", "3907:5 3907:8", DisplayName = "in code")]
    [DataRow("Exempt operations:\n\n- `POST /parcels`\n\nDialogs are shown for these:\n\n- `DELETE /parcels/{id}`\n", "", DisplayName = "a list of each kind")]
    public void TheManifestoExemptsAndDeclares(string text, string expected)
    {
        using GateFolder folder = Folder(Routes, Rule + text);

        Assert.AreEqual(expected, folder.Codes());
    }

    [TestMethod]
    [DataRow("4. **Confirm before write.** Every change asks first.\n", "3907:5 3907:8", DisplayName = "a principle in bold")]
    [DataRow("- Confirmation: `POST /parcels` is exempt\n", "3907:8", DisplayName = "a label")]
    [DataRow("The user confirms the price.\n", "0904:5", DisplayName = "the word alone")]
    [DataRow("## Unconfirmed things\n\nText.\n", "0904:5", DisplayName = "another word")]
    [DataRow("", "0904:5", DisplayName = "an empty manifesto")]
    public void WhereTheManifestoSpeaksOfItElsewhere(string manifesto, string expected)
    {
        using GateFolder folder = Folder(Routes, manifesto);

        Assert.AreEqual(expected, folder.Codes());
    }

    [TestMethod]
    [DataRow("required")]
    [DataRow("proposal")]
    [DataRow("a dialog that names the parcel")]
    [DataRow("{ form: dialog }")]
    public void PhysicsDeclaresIt(string value)
    {
        string routes = Routes.Replace("    post:\n", "    post:\n      confirmation: " + value + "\n").Replace("    delete:\n", "    delete:\n      confirmation: required\n");
        using GateFolder folder = Folder(routes, Rule);

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("none")]
    [DataRow("'no'")]
    [DataRow("false")]
    [DataRow("~")]
    public void PhysicsCannotExempt(string value)
    {
        string routes = Routes.Replace("    post:\n", "    post:\n      confirmation: " + value + "\n");
        using GateFolder folder = Folder(routes, Rule + "`DELETE /parcels/{id}` is exempt.\n");

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.ConfirmationRefused, finding.Rule);
        Assert.AreEqual(new SourceLocation(GateFolder.Physics, 6, 21, 6, 21 + value.Length), finding.Location);
        Assert.AreEqual("", folder.Write(GateFolder.Manifesto, Rule + "`DELETE /parcels/{id}` and `POST /parcels` are exempt.\n").Codes());
    }

    [TestMethod]
    public void OneDeclarationMakesARuleOfIt()
    {
        using GateFolder folder = Folder(Routes.Replace("    post:\n", "    post:\n      confirmation: required\n"), "# Manifesto\n");

        Assert.AreEqual("3907:9", folder.Codes());
    }

    [TestMethod]
    public void WhereNobodySpeaksOfItThatIsOneNotice()
    {
        using GateFolder folder = Folder(Routes, "# Manifesto\n");

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.ConfirmationUnsaid, finding.Rule);
        Assert.StartsWith("2 operations change data, and neither", finding.Message);
    }

    [TestMethod]
    [DataRow("paths: {}\n")]
    [DataRow("paths:\n  /parcels:\n    get: { summary: the post }\n")]
    [DataRow("schemas:\n  post:\n    delete: string\n")]
    public void WithoutMutatingRoutesThereIsNothingToSay(string routes)
    {
        using GateFolder folder = Folder(routes, Rule);

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void AConfirmationElsewhereIsNone()
    {
        using GateFolder folder = Folder(Routes + "schemas:\n  post:\n    confirmation: required\n", Rule + "`DELETE /parcels/{id}` is exempt.\n");
        Assert.AreEqual("3907:5", folder.Codes());

        folder.Write(GateFolder.Physics, Routes.Replace("    post:\n", "    post:\n      request:\n        confirmation: required\n"));
        Assert.AreEqual("3907:5", folder.Codes());
    }

    [TestMethod]
    public void AnExemptionOfNoRouteIsAWarning()
    {
        using GateFolder folder = Folder(Routes, Rule + "`POST /parcels`, `DELETE /parcels/{id}` and\n`PUT /parcels` are exempt.\n");

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.ExemptionWithoutRoute, finding.Rule);
        Assert.AreEqual(new SourceLocation(GateFolder.Manifesto, 8, 2, 8, 14), finding.Location);
    }

    [TestMethod]
    public void PhysicsThatIsNoYamlIsAFinding()
    {
        using GateFolder folder = Folder("paths:\n  /x:\n    post:\n      status: \"ok\" | \"down\"\n", Rule);

        Assert.AreEqual("3001:4", folder.Codes());
    }

    private static GateFolder Folder(string routes, string manifesto) => new GateFolder(ConfirmBeforeWrite.Run).Write(GateFolder.Physics, routes).Write(GateFolder.Manifesto, manifesto);
}
