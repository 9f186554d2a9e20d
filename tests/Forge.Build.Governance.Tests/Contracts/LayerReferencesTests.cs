using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

/// <summary>What <c>references</c> of a layer may say, and how it judges.</summary>
[TestClass]
public sealed class LayerReferencesTests
{
    private const string Path = "Forge/Contracts/boundaries.json";

    [TestMethod]
    [DataRow("data", ReferenceTargetKind.Layer, "data")]
    [DataRow("DATA", ReferenceTargetKind.Layer, "data")]
    [DataRow("layer:data", ReferenceTargetKind.Layer, "data")]
    [DataRow("Shop.Web", ReferenceTargetKind.Layer, "Shop.Web")]
    [DataRow("namespace:Shop.Web", ReferenceTargetKind.Namespace, "Shop.Web")]
    [DataRow("namespace:Dapper", ReferenceTargetKind.Namespace, "Dapper")]
    [DataRow("Shop.Data.*", ReferenceTargetKind.Namespace, "Shop.Data.*")]
    [DataRow("*", ReferenceTargetKind.Namespace, "*")]
    [DataRow("assembly:Shop*", ReferenceTargetKind.Assembly, "Shop*")]
    [DataRow("assembly:data", ReferenceTargetKind.Assembly, "data")]
    public void AnEntryIsALayerANamespaceOrAnAssembly(string written, ReferenceTargetKind kind, string name)
    {
        Marked marked = new(Contract("\"references\": { \"deny\": [[\"" + written + "\"]] }"));

        ReferenceTarget entry = Read(marked.Text).Layers[0].References!.Deny.Single();

        Assert.AreEqual(kind, entry.Kind);
        Assert.AreEqual(name, entry.Name);
        Assert.AreEqual(written, entry.Text);
        Assert.AreEqual(marked.In(Path), entry.Location);
    }

    [TestMethod]
    public void AllOfItIsRead()
    {
        Marked marked = new(Contract("\"references\": [[{]] \"allow\": [\"data\"], \"deny\": [\"Shop.Old.*\"], \"reason\": \"why\" }"));

        LayerReferences references = Read(marked.Text).Layers[0].References!;

        Assert.AreEqual("data", references.Allow!.Single().Name);
        Assert.AreEqual("Shop.Old.*", references.Deny.Single().Name);
        Assert.AreEqual("why", references.Reason);
        Assert.AreEqual(marked.In(Path), references.Location);
        Assert.IsNull(Read(Contract("\"references\": { \"deny\": [] }")).Layers[0].References!.Allow);
        Assert.IsNull(Read(Contract("\"references\": null")).Layers[0].References);
    }

    [TestMethod]
    [DataRow("[[5]]", "\"references\" of layer \"web\" must be an object with \"allow\" or \"deny\", not a number")]
    [DataRow("[[{]] \"alow\": [] }", "\"references\" of layer \"web\" has neither \"allow\" nor \"deny\"")]
    [DataRow("{ \"allow\": [[{]] } }", "\"allow\" of \"references\" of layer \"web\" must be a string or an array of strings, not an object")]
    [DataRow("{ \"deny\": [ [[null]] ] }", "\"deny\" of \"references\" of layer \"web\" holds null where a string is expected")]
    [DataRow("{ \"deny\": \"data\", \"reason\": [[1]] }", "\"reason\" of \"references\" of layer \"web\" must be a string, not a number")]
    [DataRow("{ \"deny\": [ [[\"date\"]] ] }", "\"deny\" of \"references\" of layer \"web\" holds an entry that is refused: there is no layer \"date\" (the layers are \"web\", \"data\", \"Shop.Web\"); a namespace of one part is written \"namespace:date\"")]
    [DataRow("{ \"deny\": [ [[\"layer:Shop.Data\"]] ] }", "\"deny\" of \"references\" of layer \"web\" holds an entry that is refused: there is no layer \"Shop.Data\" (the layers are \"web\", \"data\", \"Shop.Web\"); a namespace of one part is written \"namespace:Shop.Data\"")]
    [DataRow("{ \"allow\": [ [[\"Shop..Data\"]] ] }", "\"allow\" of \"references\" of layer \"web\" holds an entry that is refused: a part of it is empty")]
    [DataRow("{ \"allow\": [ [[\"assembly:a, Version=1\"]] ] }", "\"allow\" of \"references\" of layer \"web\" holds an entry that is refused: it must be the simple name of an assembly, without version, folder or blanks; * is the only wildcard")]
    [DataRow("{ \"deny\": [ [[\"Web\"]] ] }", "\"deny\" of \"references\" of layer \"web\" names the layer itself")]
    public void WhatIsRefusedSaysWhatIsAllowed(string references, string message)
    {
        Marked marked = new(Contract("\"references\": " + references));

        Finding finding = Findings(marked.Text).Single();

        Assert.AreSame(RuleCatalog.MalformedContract, finding.Rule);
        Assert.AreEqual(message + ".", finding.Message);
        Assert.AreEqual(marked.In(Path), finding.Location);
    }

    [TestMethod]
    [DataRow("\"allow\": [\"data\"]", "web", "data", ReferenceVerdict.Free)]
    [DataRow("\"allow\": [\"data\"]", "web", "Shop.Web", ReferenceVerdict.NotAllowed)]
    [DataRow("\"allow\": []", "web", "data", ReferenceVerdict.NotAllowed)]
    [DataRow("\"allow\": []", "web", "web", ReferenceVerdict.Free, DisplayName = "itself")]
    [DataRow("\"allow\": []", "web", "", ReferenceVerdict.Free, DisplayName = "no layer, and only layers are spoken of")]
    [DataRow("\"allow\": [\"System.*\"]", "web", "", ReferenceVerdict.NotAllowed, DisplayName = "no layer, and not named")]
    [DataRow("\"allow\": [\"Lib.Inner.*\"]", "web", "", ReferenceVerdict.Free, DisplayName = "no layer, and named by namespace")]
    [DataRow("\"allow\": [\"assembly:lib\"]", "web", "", ReferenceVerdict.Free, DisplayName = "no layer, and named by assembly")]
    [DataRow("\"allow\": [\"assembly:lib\"]", "web", "data", ReferenceVerdict.Free, DisplayName = "a layer that is named by its assembly")]
    [DataRow("\"allow\": [\"data\"]", "web all", "data all", ReferenceVerdict.Free, DisplayName = "over all lies a common layer")]
    [DataRow("\"allow\": [\"data\"]", "web all", "Shop.Web all", ReferenceVerdict.NotAllowed, DisplayName = "what both have does not count")]
    [DataRow("\"allow\": []", "web all", "all", ReferenceVerdict.Free, DisplayName = "nothing but what both have")]
    [DataRow("\"deny\": [\"data\"]", "web", "data", ReferenceVerdict.Denied)]
    [DataRow("\"deny\": [\"data\"]", "web", "Shop.Web", ReferenceVerdict.Free)]
    [DataRow("\"deny\": [\"data\"]", "web", "", ReferenceVerdict.Free)]
    [DataRow("\"deny\": [\"Lib.*\"]", "web", "", ReferenceVerdict.Denied)]
    [DataRow("\"allow\": [\"data\"], \"deny\": [\"Lib.Inner\"]", "web", "data", ReferenceVerdict.Denied, DisplayName = "deny is the stronger")]
    public void AReferenceIsJudged(string rules, string from, string to, ReferenceVerdict expected)
    {
        LayerReferences references = Read(Contract("\"references\": { " + rules + " }")).Layers[0].References!;

        ReferenceVerdict verdict = references.Judge(from.Split(' '), to.Length == 0 ? [] : to.Split(' '), "Lib.Inner", "Lib", out ReferenceTarget? entry);

        Assert.AreEqual(expected, verdict);
        Assert.AreEqual(expected == ReferenceVerdict.Denied, entry is not null);
    }

    [TestMethod]
    public void ALayerSaysWhichCodeItHolds()
    {
        BoundariesContract byNamespace = Read(Contract("\"namespaces\": [\"Shop.Web.*\", \"Shop.Pages\"]", "\"namespaces\": \"Shop.Data\"", "namespace", "\"namespaces\": []"));
        Assert.IsTrue(byNamespace.Layers.All(layer => layer.LayersFrom == LayersFrom.Namespace));
        Assert.IsTrue(byNamespace.Layers[0].HoldsNamespace("Shop.Web.Admin"));
        Assert.IsFalse(byNamespace.Layers[0].HoldsNamespace("Shop.Pages.Admin"));
        Assert.IsTrue(byNamespace.Layers[1].HoldsNamespace("Shop.Data"));

        BoundariesContract byProject = Read(Contract("\"assemblies\": \"Shop.Web\"", "\"assemblies\": \"Shop.Data*\"", "project", "\"assemblies\": []"));
        Assert.IsTrue(byProject.Layers.All(layer => layer.LayersFrom == LayersFrom.Project));
        Assert.IsTrue(byProject.Layers[1].HoldsAssembly("Shop.Data.Sql"));

        BoundariesContract byPath = Read(Contract("", "\"assemblies\": \"Shop.Data\""));
        Assert.IsTrue(byPath.Layers.All(layer => layer.LayersFrom == LayersFrom.Path));
        Assert.IsTrue(byPath.Layers[1].HoldsAssembly("shop.data"));
        Assert.IsFalse(byPath.Layers[0].HoldsAssembly("Shop.Web"));
    }

    [TestMethod]
    public void WhereReferencesAreCheckedEveryLayerOfCSharpSaysWhichCodeItHolds()
    {
        const string Deny = "\"references\": { \"deny\": [\"data\"] }";
        string[] messages = Findings(Contract(Deny, "", "namespace")).Select(finding => finding.Message).ToArray();

        Assert.AreSequenceEqual(new[]
        {
            "layer \"web\" takes part in \"references\" and lacks \"namespaces\": with \"layersFrom\": \"namespace\" they say which C# code it holds.",
            "layer \"data\" takes part in \"references\" and lacks \"namespaces\": with \"layersFrom\": \"namespace\" they say which C# code it holds.",
            "layer \"Shop.Web\" lacks \"namespaces\", so references into it would not be seen: with \"layersFrom\": \"namespace\" they say which C# code it holds; write [] where that is none.",
        }, messages);
        Assert.HasCount(3, Findings(Contract(Deny, "", "project")));
        Assert.IsEmpty(Findings(Contract("", "", "namespace")));
        Assert.IsEmpty(Findings(Contract(Deny + ", \"namespaces\": \"A\"", "\"namespaces\": \"B\"", "namespace", "\"namespaces\": []")));
        Assert.IsEmpty(Findings(Contract(Deny + ", \"namespaces\": \"A\"", "\"namespaces\": \"B\"", "namespace").Replace("src/Shop/**/*.cs", "src/Shop/**/*.ts")));
        Assert.HasCount(1, Findings(Contract(Deny + ", \"namespaces\": []", "\"namespaces\": \"B\"", "namespace", "\"namespaces\": []")));
    }

    [TestMethod]
    public void ALayerMayGoByAnotherWayThanTheFile()
    {
        BoundariesContract mixed = Read(Contract(
            "\"layersFrom\": \"namespace\", \"namespaces\": \"Shop.Web.*\", \"references\": { \"deny\": [\"data\"] }", "\"layersFrom\": \"project\", \"assemblies\": \"Shop.Data\""));

        Assert.AreSequenceEqual(new[] { LayersFrom.Namespace, LayersFrom.Project, LayersFrom.Path }, mixed.Layers.Select(layer => layer.LayersFrom).ToArray());
        Assert.AreSequenceEqual(new[] { LayersFrom.Path, LayersFrom.Namespace }, Read(Contract("\"layersFrom\": \"path\"", "", "namespace")).Layers.Take(2).Select(layer => layer.LayersFrom).ToArray());
    }

    [TestMethod]
    public void WhatALayerMustSayGoesByItsOwnWay()
    {
        const string Deny = "\"references\": { \"deny\": [\"data\"] }";

        Assert.AreEqual("layer \"web\" takes part in \"references\" and lacks \"namespaces\": with \"layersFrom\": \"namespace\" they say which C# code it holds.",
            Findings(Contract(Deny + ", \"layersFrom\": \"namespace\"")).Single().Message);
        Assert.AreEqual("layer \"data\" takes part in \"references\" and lacks \"assemblies\": with \"layersFrom\": \"project\" they say which C# code it holds.",
            Findings(Contract(Deny, "\"layersFrom\": \"project\"")).Single().Message);
        Assert.AreEqual("\"namespaces\" of layer \"data\" does not count: \"layersFrom\" is \"project\".",
            Findings(Contract("", "\"layersFrom\": \"project\", \"namespaces\": \"A\"", "namespace")).Single().Message);
        Assert.AreEqual("\"layersFrom\" of layer \"data\" must be one of \"path\", \"namespace\", \"project\".", Findings(Contract("", "\"layersFrom\": \"folder\"")).Single().Message);
    }

    [TestMethod]
    [DataRow("path", "namespaces")]
    [DataRow("project", "namespaces")]
    [DataRow("namespace", "assemblies")]
    public void WhatDoesNotCountIsRefused(string mode, string member)
    {
        Marked marked = new(Contract("\"" + member + "\": [[\"A\"]]", "", mode));

        Finding finding = Findings(marked.Text).Single();

        Assert.AreEqual("\"" + member + "\" of layer \"web\" does not count: \"layersFrom\" is \"" + mode + "\".", finding.Message);
        Assert.AreEqual(marked.In(Path), finding.Location);
    }

    [TestMethod]
    public void AModeAndANameThatAreNoneAreRefused()
    {
        Assert.AreEqual("\"layersFrom\" of the file must be one of \"path\", \"namespace\", \"project\".", Findings(Contract("", "", "folder")).Single().Message);
        Assert.AreEqual("\"assemblies\" of layer \"web\" holds what is no pattern: it is empty.", Findings(Contract("\"assemblies\": \"\"")).Single().Message);
    }

    [TestMethod]
    [DataRow("\"references\": { \"allow\": [] }", true)]
    [DataRow("\"references\": { \"deny\": [\"data\"] }", true)]
    [DataRow("\"references\": { \"deny\": [] }", false)]
    [DataRow("\"required\": [ { \"pattern\": \"a\" } ]", true)]
    [DataRow("\"limits\": { \"members\": 9 }", true)]
    [DataRow("\"required\": []", false)]
    public void WhatRestrictsIsNotNothing(string member, bool restricts)
    {
        Finding[] findings = Findings("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"*.cs\", " + member + " }, { \"name\": \"data\", \"glob\": \"*.cs\", \"forbidden\": [] } ] }").ToArray();

        Assert.AreSequenceEqual(restricts ? [] : new[] { RuleCatalog.NothingForbidden }, findings.Select(finding => finding.Rule).ToArray());
    }

    private static string Contract(string web, string data = "", string layersFrom = "path", string shop = "")
        => "{ \"layersFrom\": \"" + layersFrom + "\", \"layers\": [\n"
            + "{ \"name\": \"web\", \"glob\": \"src/Web/**/*.cs\", \"forbidden\": [ { \"pattern\": \"x{9}\" } ]" + (web.Length == 0 ? "" : ", " + web) + " },\n"
            + "{ \"name\": \"data\", \"glob\": \"src/Data/**/*.cs\", \"forbidden\": []" + (data.Length == 0 ? "" : ", " + data) + " },\n"
            + "{ \"name\": \"Shop.Web\", \"glob\": \"src/Shop/**/*.cs\", \"forbidden\": []" + (shop.Length == 0 ? "" : ", " + shop) + " }\n] }";

    private static BoundariesContract Read(string json)
    {
        BoundariesContract? contract = BoundariesReader.Read(Path, new SourceText(json), out IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings, string.Join('\n', findings.Select(finding => finding.Message)));
        return contract!;
    }

    private static IReadOnlyList<Finding> Findings(string json)
    {
        BoundariesReader.Read(Path, new SourceText(json), out IReadOnlyList<Finding> findings);
        return findings;
    }
}
