using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class VerdictGuardTests : IDisposable
{
    private const string Project = "src/Web/Web.csproj";
    private const string Reference = "<PackageReference Include=\"Forge.Build\" Version=\"1.0.0\" PrivateAssets=\"all\" />";

    private readonly TempFolder _folder = new();
    private bool _isGoverned = true;

    public VerdictGuardTests() => _folder.Write("forge.json", "{}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("", "<PropertyGroup><ForgeAudit>never</ForgeAudit></PropertyGroup>", "the property ForgeAudit was added", DisplayName = "a property")]
    [DataRow("", "<PropertyGroup><forgeenabled>false</forgeenabled></PropertyGroup>", "the property forgeenabled was added", DisplayName = "in another case")]
    [DataRow("", "<PropertyGroup><_ForgeStamp>x</_ForgeStamp></PropertyGroup>", "the property _ForgeStamp was added", DisplayName = "a private property")]
    [DataRow("<PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup>", "", "the property ForgeAudit was removed", DisplayName = "a property less")]
    [DataRow("<PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup>", "<PropertyGroup><ForgeAudit>never</ForgeAudit></PropertyGroup>", "the property ForgeAudit was changed", DisplayName = "another value")]
    [DataRow("<PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup>", "<PropertyGroup Condition=\"'$(X)' == ''\"><ForgeAudit>always</ForgeAudit></PropertyGroup>", "the property ForgeAudit was changed", DisplayName = "a condition around it")]
    [DataRow("<PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup>", "<PropertyGroup><ForgeAudit Condition=\"false\">always</ForgeAudit></PropertyGroup>", "the property ForgeAudit was changed", DisplayName = "a condition at it")]
    [DataRow("<PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup>", "<Choose><When Condition=\"false\"><PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup></When></Choose>", "the property ForgeAudit was changed", DisplayName = "Choose/When")]
    [DataRow("<Choose><When Condition=\"'$(A)' == 'b'\" /><Otherwise><PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup></Otherwise></Choose>", "<Choose><When Condition=\"true\" /><Otherwise><PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup></Otherwise></Choose>", "the property ForgeAudit was changed", DisplayName = "Choose/Otherwise")]
    [DataRow("<PropertyGroup><ForgeAudit>never</ForgeAudit><ForgeAudit>always</ForgeAudit></PropertyGroup>", "<PropertyGroup><ForgeAudit>always</ForgeAudit><ForgeAudit>never</ForgeAudit></PropertyGroup>", "the property ForgeAudit was changed", DisplayName = "another order")]
    [DataRow("", "<Target Name=\"X\" BeforeTargets=\"Build\"><PropertyGroup><ForgeEnabled>false</ForgeEnabled></PropertyGroup></Target>", "the property ForgeEnabled was added", DisplayName = "in a target")]
    [DataRow("", "<PropertyGroup><ForgeEnabled>&#102;alse</ForgeEnabled></PropertyGroup>", "the property ForgeEnabled was added", DisplayName = "a character reference")]
    [DataRow("", "<PropertyGroup><ImportProjectExtensionTargets>false</ImportProjectExtensionTargets></PropertyGroup>", "the property ImportProjectExtensionTargets was added", DisplayName = "what imports packages")]
    [DataRow("<ItemGroup>" + Reference + "</ItemGroup>", "", "the PackageReference of Forge.Build was removed", DisplayName = "the reference less")]
    [DataRow("<ItemGroup>" + Reference + "</ItemGroup>", "<ItemGroup Condition=\"false\">" + Reference + "</ItemGroup>", "the PackageReference of Forge.Build was changed", DisplayName = "a condition around the reference")]
    [DataRow("<ItemGroup>" + Reference + "</ItemGroup>", "<ItemGroup><PackageReference Include=\"Forge.Build\" Version=\"0.9.0\" PrivateAssets=\"all\" /></ItemGroup>", "the PackageReference of Forge.Build was changed", DisplayName = "another version")]
    [DataRow("<ItemGroup>" + Reference + "</ItemGroup>", "<ItemGroup><PackageReference Include=\"Forge.Build\" Version=\"1.0.0\"><ExcludeAssets>build</ExcludeAssets></PackageReference></ItemGroup>", "the PackageReference of Forge.Build was changed", DisplayName = "without its assets")]
    [DataRow("", "<ItemGroup><packagereference Remove=\"X; forge.build \" /></ItemGroup>", "the packagereference of Forge.Build was added", DisplayName = "removed in a list")]
    [DataRow("", "<ItemGroup><PackageReference Update=\"&#70;orge.Build\" ExcludeAssets=\"all\" /></ItemGroup>", "the PackageReference of Forge.Build was added", DisplayName = "an entity")]
    [DataRow("", "<ItemGroup><PackageReference Remove=\"%46orge.Build\" /></ItemGroup>", "the PackageReference of Forge.Build was added", DisplayName = "an escape of MSBuild")]
    [DataRow("", "<ItemGroup><PackageReference Remove=\"@(PackageReference)\" /></ItemGroup>", "a PackageReference that reaches every package, Forge.Build too, was added", DisplayName = "all removed")]
    [DataRow("", "<ItemGroup><PackageReference Remove=\"$(Unwanted)\" /></ItemGroup>", "a PackageReference that reaches every package, Forge.Build too, was added", DisplayName = "by a property")]
    [DataRow("", "<ItemGroup><PackageVersion Update=\"F*\" Version=\"0.1\" /></ItemGroup>", "a PackageVersion that reaches every package, Forge.Build too, was added", DisplayName = "by a wildcard")]
    [DataRow("", "<ItemDefinitionGroup><PackageReference><ExcludeAssets>build</ExcludeAssets></PackageReference></ItemDefinitionGroup>", "a PackageReference that reaches every package, Forge.Build too, was added", DisplayName = "a default for all")]
    [DataRow("", "<Target Name=\"X\"><ItemGroup><PackageReference><ExcludeAssets>build</ExcludeAssets></PackageReference></ItemGroup></Target>", "a PackageReference that reaches every package, Forge.Build too, was added", DisplayName = "metadata in a target")]
    [DataRow("", "<ItemGroup><GlobalPackageReference Include=\"Forge.Build\" Version=\"1\" /></ItemGroup>", "the GlobalPackageReference of Forge.Build was added", DisplayName = "a global reference")]
    [DataRow("", "<ItemGroup><_ForgeDirectReference Remove=\"x\" /></ItemGroup>", "the item _ForgeDirectReference was added", DisplayName = "an item of ours")]
    [DataRow("", "<Target Name=\"forgecheck\" />", "the target forgecheck was added", DisplayName = "a target overridden")]
    [DataRow("", "<Target Name=\"X\" AfterTargets=\"Build;ForgeAudit\"><Message Text=\"a\" /></Target>", "the target X was added", DisplayName = "a target hooked to ours")]
    [DataRow("<Target Name=\"X\" AfterTargets=\"ForgeAudit\"><Message Text=\"a\" /></Target>", "<Target Name=\"X\" AfterTargets=\"ForgeAudit\"><Exec Command=\"a\" /></Target>", "the target X was changed", DisplayName = "the inside of such a target")]
    [DataRow("", "<UsingTask TaskName=\"RunGates\" AssemblyFile=\"mine.dll\" Override=\"true\" />", "the task RunGates was added", DisplayName = "a task replaced")]
    [DataRow("", "<UsingTask TaskName=\"Forge.Build.Tasks.DispatchGates\" AssemblyFile=\"mine.dll\" />", "the task Forge.Build.Tasks.DispatchGates was added", DisplayName = "a task replaced by its full name")]
    [DataRow("<Import Project=\"../Forge.Build.props\" />", "", "the import of ../Forge.Build.props was removed", DisplayName = "an import less")]
    [DataRow("", "<Import Project=\"$(ForgeHome)x.props\" />", "the import of $(ForgeHome)x.props was added", DisplayName = "an import by a property of ours")]
    [DataRow("", "<Target Name=\"X\"><MSBuild Projects=\"a.proj\" Properties=\"A=1;ForgeEnabled=false\" /></Target>", "MSBuild with a value for ForgeEnabled was added", DisplayName = "a property by the MSBuild task")]
    [DataRow("", "<Target Name=\"X\"><Exec Command=\"dotnet build -p:ForgeEnabled=false\" /></Target>", "Exec with a value for ForgeEnabled was added", DisplayName = "a property by a command")]
    [DataRow("", "<ItemGroup><ProjectReference Include=\"a\" AdditionalProperties=\"_ForgeTarget=Disabled\" /></ItemGroup>", "ProjectReference with a value for _ForgeTarget was added", DisplayName = "a property of a reference")]
    [DataRow("", "<ItemGroup><ProjectReference Include=\"a\"><AdditionalProperties>ForgeEnabled = false</AdditionalProperties></ProjectReference></ItemGroup>", "AdditionalProperties with a value for ForgeEnabled was added", DisplayName = "the same as metadata")]
    [DataRow("", "<ItemGroup><ProjectReference Include=\"a\" GlobalPropertiesToRemove=\"ForgeEnabled\" /></ItemGroup>", "ProjectReference with a name of Forge.Build was added", DisplayName = "a global property removed")]
    [DataRow("", "<Target Name=\"X\"><CreateProperty Value=\"false\"><Output TaskParameter=\"Value\" PropertyName=\"ForgeEnabled\" /></CreateProperty></Target>", "Output with a name of Forge.Build was added", DisplayName = "an output")]
    [DataRow("", "<Target Name=\"X\"><CallTarget Targets=\"ForgeInit\" /></Target>", "CallTarget with a name of Forge.Build was added", DisplayName = "a call")]
    public void EveryWayToTheVerdictIsAFinding(string before, string now, string message)
    {
        Finding finding = Modified(Project, Wrap(before), Wrap(now)).Single();

        Assert.AreEqual(message + ", and it decides what the gates do.", finding.Message);
        Assert.AreSame(RuleCatalog.VerdictTampered, finding.Rule);
        Assert.AreEqual(Project, finding.Location.Path);
        Assert.Contains("git checkout <base> -- " + Project, finding.Fix);
    }

    [TestMethod]
    [DataRow("<ItemGroup>" + Reference + "</ItemGroup>", "<ItemGroup>\n    <!-- the gates -->\n    <PackageReference PrivateAssets='all'  Version=\"1.0.0\" Include=\"Forge.Build\"></PackageReference>\n</ItemGroup>", DisplayName = "layout")]
    [DataRow("<ItemGroup>" + Reference + "</ItemGroup>", "<ItemGroup Label=\"x\"><PackageReference Include=\"Forge.Build\"><Version>1.0.0</Version><PrivateAssets>all</PrivateAssets></PackageReference></ItemGroup>", DisplayName = "metadata as elements")]
    [DataRow("<ItemGroup><PackageReference Include=\"A\" />" + Reference + "</ItemGroup>", "<PropertyGroup><A>1</A></PropertyGroup><ItemGroup>" + Reference + "</ItemGroup><ItemGroup><PackageReference Include=\"B\" Version=\"2\" /></ItemGroup>", DisplayName = "others around it")]
    [DataRow("<PropertyGroup><ForgeAudit>always</ForgeAudit></PropertyGroup>", "<PropertyGroup><X>1</X></PropertyGroup><PropertyGroup><ForgeAudit> always </ForgeAudit></PropertyGroup>", DisplayName = "moved")]
    [DataRow("", "<PropertyGroup><RootNamespace>Forge.Build.Tasks</RootNamespace><Description>Forge == good</Description><X Condition=\"'$(ForgeEnabled)' == 'true'\">1</X></PropertyGroup>", DisplayName = "the name in values")]
    [DataRow("", "<ItemGroup><ProjectReference Include=\"../Forge.Build.Governance/Forge.Build.Governance.csproj\" /><InternalsVisibleTo Include=\"Forge.Build.Tests\" /><PackageReference Include=\"$(Package)\" /></ItemGroup>", DisplayName = "the name in items")]
    [DataRow("", "<PropertyGroup><MyForge>1</MyForge></PropertyGroup><Import Project=\"Unforged.props\" /><Target Name=\"Reforge\" /><UsingTask TaskName=\"Other\" AssemblyFile=\"a.dll\" />", DisplayName = "names that only resemble")]
    public void WhatDecidesNothingIsLeftAlone(string before, string now) => Assert.IsEmpty(Modified(Project, Wrap(before), Wrap(now)));

    [TestMethod]
    [DataRow("a.csproj")]
    [DataRow("a.fsproj")]
    [DataRow("a.vbproj")]
    [DataRow("a.proj")]
    [DataRow("Directory.Build.props")]
    [DataRow("Directory.Build.targets")]
    [DataRow("Directory.Packages.props")]
    [DataRow("Directory.Solution.targets")]
    [DataRow("src/a.csproj.user")]
    [DataRow("build/settings.xml")]
    [DataRow("docs/readme.md", DisplayName = "a file of any name can be imported")]
    [DataRow("settings")]
    public void EveryFileThatMsBuildReadsIsLookedAt(string path)
    {
        string text = Wrap("\n  <PropertyGroup>\n    <ForgeEnabled>false</ForgeEnabled>\n  </PropertyGroup>\n");

        Finding finding = Added(path, text).Single();

        Assert.AreEqual(new SourceLocation(path, 3, 5, 3, 5), finding.Location);
        Assert.AreEqual("the property ForgeEnabled was added, and it decides what the gates do.", finding.Message);
        Assert.StartsWith("take it out of \"" + path + "\" again", finding.Fix);
        Assert.HasCount(1, Modified(path, Wrap(""), text));
    }

    [TestMethod]
    public void NobodyIsToldToDeleteContractsThatNoCommitHoldsYet()
    {
        _isGoverned = false;
        string reference = Wrap("<ItemGroup>" + Reference + "</ItemGroup>");

        foreach (Finding finding in Added(ForgeRepository.TryOpen(_folder.Root)!.Contract("blueprint.md"), "# Blueprint\n").Concat(Modified("Directory.Build.props", Wrap(""), reference)))
            Assert.StartsWith("halt: the base holds no contracts yet, so the owner reads", finding.Fix);
    }

    [TestMethod]
    [DataRow("global.json", "{ \"msbuild-sdks\": {} }", "{}")]
    [DataRow("nuget.config", "<configuration />", "<configuration><a value=\"Forge.Build\" /></configuration>")]
    [DataRow("src/a.cs", "", "// <Project><PropertyGroup><ForgeEnabled>false")]
    [DataRow("docs/a.md", "", "text <Project><PropertyGroup><ForgeEnabled>false</ForgeEnabled></PropertyGroup></Project>")]
    public void OtherFilesDecideNothing(string path, string before, string now) => Assert.IsEmpty(Modified(path, before, now));

    [TestMethod]
    public void TheOldNamespaceHidesNothing()
        => Assert.HasCount(1, Modified(Project, Wrap(""), "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\"><PropertyGroup><ForgeAudit>never</ForgeAudit></PropertyGroup></Project>"));

    [TestMethod]
    public void ToAddTheOldNamespaceIsNoChange()
        => Assert.IsEmpty(Modified(
            Project, Wrap("<ItemGroup>" + Reference + "</ItemGroup>"),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\"><ItemGroup>" + Reference + "</ItemGroup></Project>"));

    [TestMethod]
    public void TheRootMayNotMakeOurPropertiesLocal()
        => Assert.AreEqual(
            "Project with a name of Forge.Build was added, and it decides what the gates do.",
            Modified(Project, "<Project />", "<Project TreatAsLocalProperty=\"X;ForgeEnabled\"><PropertyGroup><A>1</A></PropertyGroup></Project>").Single().Message);

    [TestMethod]
    [DataRow("<Project><PropertyGroup><ForgeAudit>never</PropertyGroup></Project>", DisplayName = "malformed")]
    [DataRow("<!DOCTYPE Project [<!ENTITY f \"For\">]><Project><PropertyGroup><A>&f;</A></PropertyGroup></Project>", DisplayName = "a DTD that hides the name")]
    [DataRow("<Forge", DisplayName = "cut")]
    public void AFileThatCannotBeParsedCountsAsChanged(string now)
    {
        Assert.AreEqual("the file cannot be parsed, so nobody can tell whether it still decides the same verdict.", Modified(Project, Wrap(""), now).Single().Message);
        Assert.HasCount(1, Added(Project, now));
    }

    [TestMethod]
    public void AFileThatLostWhatItSaidByBeingMalformedCountsAsChanged()
        => Assert.HasCount(1, Modified(Project, Wrap("<ItemGroup>" + Reference + "</ItemGroup>"), "<Project>"));

    [TestMethod]
    public void AMalformedFileThatHasNothingToDoWithItIsLeftAlone() => Assert.IsEmpty(Modified(Project, "<Project />", "<Project><PropertyGroup></Project>"));

    [TestMethod]
    public void AFileThatBecameWellFormedIsComparedWithNothing() => Assert.HasCount(1, Modified(Project, "<Project>", Wrap("<ItemGroup>" + Reference + "</ItemGroup>")));

    [TestMethod]
    public void AnUnreadableFileCountsAsChanged()
        => Assert.AreEqual(
            "the file cannot be read, so nobody can tell whether it still decides the same verdict.",
            Run([new(ChangeKind.Modified, Project)], _ => Wrap(""), _ => null).Single().Message);

    [TestMethod]
    [Timeout(60_000)]
    public void ADeepOrLongFileIsNoTrap()
    {
        string deep = new StringBuilder().Insert(0, "<a>", 100_000).ToString();
        Assert.HasCount(1, Added(Project, "<Project><!-- Forge -->" + deep));
        string wide = new StringBuilder().Insert(0, "<ForgeA>1</ForgeA>", 20_000).ToString();
        Assert.HasCount(1, Added(Project, Wrap("<PropertyGroup Condition=\"" + new string('x', 1_000_000) + "\">" + wide + "</PropertyGroup>")));
    }

    [TestMethod]
    public void ADeletedFileIsFoundAtItsBeginning()
    {
        Finding[] findings = Run(
            [new(ChangeKind.Deleted, "Directory.Build.props")], _ => Wrap("<PropertyGroup><ForgeAudit>a</ForgeAudit></PropertyGroup><ItemGroup>" + Reference + "</ItemGroup>"), _ => null);

        Assert.AreEqual(
            "the PackageReference of Forge.Build was removed, and it decides what the gates do.|the property ForgeAudit was removed, and it decides what the gates do.",
            string.Join('|', findings.Select(finding => finding.Message)));
        Assert.AreEqual(SourceLocation.StartOf("Directory.Build.props"), findings[0].Location);
    }

    [TestMethod]
    public void ARenamedProjectSaysTheSame()
    {
        Change[] renamed = [new(ChangeKind.Renamed, "src/New.csproj", "src/Old.csproj")];
        string text = Wrap("<ItemGroup>" + Reference + "</ItemGroup>");

        Assert.IsEmpty(Run(renamed, path => path == "src/Old.csproj" ? text : null, _ => text));
        Assert.HasCount(1, Run(renamed, path => path == "src/Old.csproj" ? text : null, _ => Wrap("")));
    }

    [TestMethod]
    public void ARenamedPropsFileIsGoneWhereItWasAndNewWhereItIs()
    {
        string text = Wrap("<ItemGroup>" + Reference + "</ItemGroup>");

        Finding[] findings = Run([new(ChangeKind.Renamed, "eng/Old.props", "Directory.Build.props")], path => path == "Directory.Build.props" ? text : null, _ => text);

        Assert.AreEqual("Directory.Build.props eng/Old.props", string.Join(' ', findings.Select(finding => finding.Location.Path)));
    }

    [TestMethod]
    public void WhatMovesToAnImportedFileIsFoundInBoth()
    {
        string reference = "<ItemGroup>" + Reference + "</ItemGroup>";
        Dictionary<string, string> now = new() { [Project] = Wrap("<Import Project=\"gates.props\" Condition=\"false\" />"), ["src/Web/gates.props"] = Wrap(reference) };

        Finding[] findings = Run(
            [new(ChangeKind.Modified, Project), new(ChangeKind.Added, "src/Web/gates.props")], path => path == Project ? Wrap(reference) : null, path => now.GetValueOrDefault(path));

        Assert.AreEqual(
            "src/Web/Web.csproj: the PackageReference of Forge.Build was removed|src/Web/gates.props: the PackageReference of Forge.Build was added",
            string.Join('|', findings.Select(finding => finding.Location.Path + ": " + finding.Message.Replace(", and it decides what the gates do.", ""))));
    }

    [TestMethod]
    public void AnInheritedFileMayNotHideTheOneAbove()
    {
        Dictionary<string, string> files = new() { ["Directory.Build.props"] = Wrap("<ItemGroup>" + Reference + "</ItemGroup>"), ["src/Web/Directory.Build.props"] = "<Project />" };
        Change[] changes = [new(ChangeKind.Added, "src/Web/Directory.Build.props")];

        Assert.AreEqual(
            "this file hides Directory.Build.props, which configures Forge.Build, from the projects below it.", Run(changes, _ => null, path => files.GetValueOrDefault(path)).Single().Message);

        files["src/Web/Directory.Build.props"] = "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" /></Project>";
        Assert.IsEmpty(Run(changes, _ => null, path => files.GetValueOrDefault(path)));

        files["Directory.Build.props"] = "<Project />";
        files["src/Web/Directory.Build.props"] = "<Project />";
        Assert.IsEmpty(Run(changes, _ => null, path => files.GetValueOrDefault(path)));
    }

    [TestMethod]
    [DataRow("Directory.Build.rsp", "-p:A=1", "-p:A=1\n-p:ForgeEnabled=false", 2, "the switch -p:ForgeEnabled=false was added")]
    [DataRow("Directory.Build.rsp", "/p:ForgeAudit=always", "/p:ForgeAudit=never", 1, "the switch /p:ForgeAudit=never was changed")]
    [DataRow("eng/a.rsp", "-property:ForgeAudit=always", "", 1, "the switch -property:ForgeAudit=always was removed")]
    [DataRow("Directory.Build.rsp", "", "-p:\"%46orgeEnabled=false\"", 1, "the switch -p:ForgeEnabled=false was added")]
    public void ASwitchOfAResponseFileIsAFinding(string path, string before, string now, int line, string message)
    {
        Finding finding = Modified(path, before, now).Single();

        Assert.AreEqual((line, message + ", and it decides what the gates do."), (finding.Location.Line, finding.Message));
    }

    [TestMethod]
    [DataRow("# -p:ForgeEnabled=false\n-m\n", "-m")]
    [DataRow("-p:ForgeAudit=always\r\n", "\"-p:ForgeAudit=always\"\n-v:m")]
    public void OtherSwitchesAreNone(string before, string now) => Assert.IsEmpty(Modified("Directory.Build.rsp", before, now));

    [TestMethod]
    [DataRow("{ \"project_name\": \"a\" }", "{ \"project_name\": \"b\", \"frontend\": {} }", "")]
    [DataRow("{ \"gates\": { \"a\": 1, \"b\": [true] } }", "{\n  // why\n  \"gates\": { \"b\": [ true ], \"a\": 1 },\n  \"x\": 2\n}", "")]
    [DataRow("{ }", "{\n  \"gates\": {} }", "\"gates\" was added")]
    [DataRow("{ \"gates\": { \"a\": 1 } }", "{\n  \"gates\": { \"a\": \"1\" } }", "\"gates\" was changed")]
    [DataRow("{ \"gates\": { \"a\": [1, 2] } }", "{\n  \"gates\": { \"a\": [2, 1] } }", "\"gates\" was changed")]
    public void OfForgeJsonOnlyTheGatesDecide(string before, string now, string message)
    {
        Finding[] findings = Modified("forge.json", before, now);

        Assert.AreEqual(message.Length == 0 ? "" : message + ", and it decides what the gates do.", string.Join('|', findings.Select(finding => finding.Message)));
        foreach (Finding finding in findings)
            Assert.AreEqual(new SourceLocation("forge.json", 2, 3, 2, 3), finding.Location);
    }

    [TestMethod]
    public void ForgeJsonWithTwoAnswersCountsAsChanged() => Assert.HasCount(1, Modified("forge.json", "{ \"gates\": {} }", "{ \"gates\": {}, \"gates\": { \"a\": 1 } }"));

    [TestMethod]
    [DataRow("phases.md", "one\ntwo\n", "one\nthree\n", 2)]
    [DataRow("directive.md", "AEM: disabled\n", "AEM: enabled\n", 1)]
    [DataRow("allowed_signers", "owner ssh-ed25519 A\n", "owner ssh-ed25519 A\nbuilder ssh-ed25519 B\n", 2)]
    [DataRow("sub/own.md", "a", "a\nb", 2)]
    public void AContractMayNotBeChanged(string name, string before, string now, int line)
    {
        Finding finding = Modified("Forge/Contracts/" + name, before, now).Single();

        Assert.AreEqual("a contract was changed, and it decides the verdict.", finding.Message);
        Assert.AreEqual(new SourceLocation("Forge/Contracts/" + name, line, 1, line, 1), finding.Location);
    }

    [TestMethod]
    public void AContractMayNotBeAddedNorDeleted()
    {
        Assert.AreEqual("a contract was added, and it decides the verdict.", Added("Forge/Contracts/new.md", "x").Single().Message);
        Assert.AreEqual("a contract was deleted, and it decides the verdict.", Run([new(ChangeKind.Deleted, "forge/contracts/stack.md")], _ => "x", _ => null).Single().Message);
    }

    [TestMethod]
    [DataRow("# old\nGET /a\nGET /b\n", "# new\n\nGET /b\r\n", 0, DisplayName = "shorter")]
    [DataRow("GET /a\nGET /b\n", "GET /b\nGET /a\n", 0, DisplayName = "another order")]
    [DataRow("GET /a\n", "", 0, DisplayName = "empty")]
    [DataRow("GET /a\n", "GET /b\n", 1, DisplayName = "another line")]
    [DataRow("GET /a\n", "GET /a\nGET /b\n", 1, DisplayName = "longer")]
    [DataRow("# GET /a\n", "GET /a\n", 1, DisplayName = "a comment less")]
    public void AListOfAcceptedRoutesMayOnlyShrink(string before, string now, int findings) => Assert.HasCount(findings, Modified("Forge/Contracts/physics.baseline", before, now));

    [TestMethod]
    public void OtherLineEndsAreNoChangeOfAContract() => Assert.IsEmpty(Modified("Forge/Contracts/stack.md", "a\r\nb\r\n", "\ufeffa\nb"));

    [TestMethod]
    public void WhatAKnownViolationAddsIsNamedAndLayoutIsNot()
    {
        const string Path = "Forge/Contracts/boundaries.json", Before = "{ \"layers\": [], \"known_violations\": [] }";

        Assert.IsEmpty(Modified(Path, Before, "{\n  \"known_violations\": [],\n  \"layers\": []\n}\n"));
        Finding finding = Modified(Path, Before, "{ \"layers\": [],\n  \"known_violations\": [ { \"layer\": \"a\" } ] }").Single();
        Assert.AreEqual("\"known_violations\" of the contract was changed, and the contract decides the verdict.", finding.Message);
        Assert.AreEqual((2, 3), (finding.Location.Line, finding.Location.Column));
    }

    [TestMethod]
    public void TheAuditScriptOfTheContractIsGuarded()
        => Assert.AreEqual("the audit script was changed, and it decides the verdict.", Modified("Forge/scripts/run_audit.ps1", "exit 1", "exit 0").Single().Message);

    [TestMethod]
    public void ANewGovernedRootBelowIsAWayOut()
    {
        Finding[] findings = Run(
            [new(ChangeKind.Added, "src/Web/Forge/Contracts/boundaries.json"), new(ChangeKind.Added, "src/Web/Forge/Contracts/stack.md"), new(ChangeKind.Added, "lib/forge.json")],
            _ => null, _ => "{}");

        Assert.AreEqual(
            "it makes lib a governed root of its own, so that the projects in it are judged by other contracts.|it makes src/Web a governed root of its own, so that the projects in it are judged by other contracts.",
            string.Join('|', findings.Select(finding => finding.Message)));
        Assert.IsEmpty(Run([new(ChangeKind.Added, "src/Web/Forge/Contracts/new.md")], path => path == "src/Web/forge.json" ? "{}" : null, _ => "x"));
    }

    [TestMethod]
    public void WhatTheOwnerPutIntoTheScopeMayChange()
    {
        Change[] changes = [new(ChangeKind.Modified, Project), new(ChangeKind.Modified, "Forge/Contracts/stack.md")];

        Finding[] findings = Run(changes, _ => Wrap(""), _ => Wrap("<ItemGroup>" + Reference + "</ItemGroup>"), path => path == Project);

        Assert.AreEqual("Forge/Contracts/stack.md", findings.Single().Location.Path);
    }

    [TestMethod]
    public void TheBaseIsNotAskedForSources()
        => Assert.IsEmpty(Run([new(ChangeKind.Modified, "src/a.cs"), new(ChangeKind.Deleted, "src/b.cs")], path => throw new InvalidOperationException(path), _ => "class A { }"));

    [TestMethod]
    public void NoTextMakesItThrow()
        => Always.Holds(
            Always.TextOf(
                14, "<Project>", "</Project>", "<PropertyGroup>", "</PropertyGroup>", "<ItemGroup>", "</ItemGroup>", "<ForgeA>", "</ForgeA>", "<PackageReference ", "Include=\"Forge.Build\"", "/>", ">", "\"",
                "<!DOCTYPE a>", "&#70;", "&f;", "%46", "<![CDATA[", "]]>", "<!--", "-->", "\0", "\ud800", "\u0001", "<?xml version=\"1.0\"?>", "xmlns:a=\"b\"", "Forge", "=", ";", "{", "}", "gates", "\n"),
            text =>
            {
                foreach (string path in new[] { Project, "forge.json", "Directory.Build.rsp", "Directory.Build.props", "a.txt", "Forge/Contracts/boundaries.json" })
                    Modified(path, Wrap("<ItemGroup>" + Reference + "</ItemGroup>"), text);
            },
            count: 5000);

    private static string Wrap(string inside) => "<Project Sdk=\"Microsoft.NET.Sdk\">" + inside + "</Project>";

    private Finding[] Modified(string path, string before, string now)
        => Run([new Change(ChangeKind.Modified, path)], asked => asked == path ? before : null, asked => asked == path ? now : null);

    private Finding[] Added(string path, string now) => Run([new Change(ChangeKind.Added, path)], _ => null, asked => asked == path ? now : null);

    private Finding[] Run(Change[] changes, Func<string, string?> before, Func<string, string?> now, Func<string, bool>? isInScope = null)
    {
        ForgeRepository repository = ForgeRepository.TryOpen(_folder.Root)!;
        return [.. VerdictGuard.Run(repository, changes, asked => before(asked) ?? (_isGoverned && asked == repository.Contract("boundaries.json") ? "{}" : null), now, isInScope ?? (_ => false))];
    }
}
