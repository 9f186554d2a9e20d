using System.Linq;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class ForgeFolderTests
{
    [TestMethod]
    public void ContractsEvidenceAndScriptsPass()
    {
        using StructureFolder folder = new();
        foreach (string path in new[]
        {
            "Forge/Contracts/boundaries.json", "Forge/Contracts/physics.yaml", "Forge/Contracts/schema.sql", "Forge/evidence/diff_log.md", "Forge/scripts/run.sh",
            "Forge/scripts/report.py", "Forge/templates/route.cs", "Forge/README.md", "src/A.cs", "src/A.csproj",
        })
            folder.Write(path, path.EndsWith("proj", System.StringComparison.Ordinal) ? "<Project />" : "x\n");

        Assert.AreEqual("", folder.Places());
        Assert.Contains("[Structure] forgeFolder: looked at 9 files in Forge/ and at 1 project file.", folder.Details);
    }

    [TestMethod]
    [DataRow("Forge/App/Orders.cs")]
    [DataRow("Forge/scripts/Tool.cs")]
    [DataRow("Forge/app.py")]
    [DataRow("Forge/web/index.tsx")]
    [DataRow("Forge/Contracts/Contracts.csproj")]
    [DataRow("Forge/Directory.Build.props")]
    [DataRow("Forge/package.json")]
    [DataRow("Forge/REQUIREMENTS.txt")]
    [DataRow("Forge/All.slnx")]
    public void ProjectSourceInTheFolderIsAConflict(string path)
    {
        using StructureFolder folder = new StructureFolder().Write(path, path.EndsWith("json", System.StringComparison.Ordinal) ? "{}" : "<Project />");

        Assert.AreEqual("FORGE3801 " + path + "(1,1,1,1)", folder.Places());
    }

    [TestMethod]
    public void AFolderInItThatIsARootOfItsOwnIsAConflict()
    {
        using StructureFolder folder = new StructureFolder().Write("Forge/app/forge.json", "{}").Write("Forge/app/a.cs", "");

        Assert.AreEqual("FORGE3801 Forge/app(1,1,1,1)", folder.Places());
    }

    [TestMethod]
    public void AForgeJsonInTheFolderDoesNotHideIt()
    {
        using StructureFolder folder = new StructureFolder().Write("Forge/forge.json", "{}").Write("Forge/a.cs", "").Write("Forge/Contracts/boundaries.json", "{}").Write("forge.json", "{}");

        Assert.Contains("FORGE3801", folder.Places());
    }

    [TestMethod]
    [DataRow("<Project><ItemGroup>\n<ProjectReference Include=\"../Forge/Shared/Shared.csproj\" /></ItemGroup></Project>", "2,28,2,57", DisplayName = "project")]
    [DataRow("<Project><ItemGroup>\n<Compile Include = '..\\Forge\\A.cs;B.cs' /></ItemGroup></Project>", "2,21,2,39", DisplayName = "compiled file, backslashes, single quotes")]
    [DataRow("<Project>\n<Import Project=\"$(MSBuildThisFileDirectory)../Forge/x.props\" /></Project>", "2,18,2,61", DisplayName = "import by this file's folder")]
    [DataRow("<Project><ItemGroup>\n<Reference Include=\"A\"><HintPath>\n  ../Forge/lib/A.dll\n</HintPath></Reference></ItemGroup></Project>", "3,3,3,21", DisplayName = "assembly")]
    [DataRow("<Project><ItemGroup>\n<EmbeddedResource Include=\"../Forge/Contracts/**\" /></ItemGroup></Project>", "2,28,2,49", DisplayName = "embedded files")]
    [DataRow("<Project><ItemGroup>\n<Compile Include=\"../%46orge/A.cs\" /></ItemGroup></Project>", "2,19,2,34", DisplayName = "escaped")]
    public void AReferenceIntoTheFolderIsAConflict(string project, string place)
    {
        using StructureFolder folder = new StructureFolder().Write("src/A.csproj", project);

        Assert.AreEqual("FORGE3802 src/A.csproj(" + place + ")", folder.Places());
    }

    [TestMethod]
    [DataRow("<Project><ItemGroup><AdditionalFiles Include=\"../Forge/Contracts/physics.yaml\" /></ItemGroup></Project>", DisplayName = "for an analyzer")]
    [DataRow("<Project><ItemGroup><None Include=\"../Forge/**\" /></ItemGroup></Project>", DisplayName = "only shown")]
    [DataRow("<Project><ItemGroup><Compile Remove=\"../Forge/**\" /></ItemGroup></Project>", DisplayName = "left out")]
    [DataRow("<Project><!-- <Import Project=\"../Forge/a.props\" /> --></Project>", DisplayName = "a comment")]
    [DataRow("<Project><ItemGroup><ProjectReference Include=\"../Forge.Build/Forge.Build.csproj\" /></ItemGroup></Project>", DisplayName = "another folder")]
    [DataRow("<Project><ItemGroup><ProjectReference Include=\"Forge/Forge.csproj\" /></ItemGroup></Project>", DisplayName = "a folder of that name elsewhere")]
    [DataRow("<Project><ItemGroup><Compile Include=\"$(Elsewhere)Forge/A.cs\" /></ItemGroup></Project>", DisplayName = "behind a property, where nothing lies")]
    [DataRow("<Project><ItemGroup><PackageReference Include=\"Forge.Build\" /><Using Include=\"Forge.Build\" /></ItemGroup></Project>", DisplayName = "this package")]
    public void WhatDoesNotDependOnTheFolderPasses(string project)
    {
        using StructureFolder folder = new StructureFolder().Write("src/A.csproj", project).Write("src/A.cs", "using Forge.Build;\n");

        Assert.AreEqual("", folder.Places());
    }

    [TestMethod]
    public void BehindAPropertyItIsFoundWhereTheFileIsThere()
    {
        using StructureFolder folder = new StructureFolder().Write("Forge/scripts/x.txt", "").Write("src/A.csproj", "<Project><ItemGroup><Content Include=\"$(RepoRoot)/Forge/scripts/x.txt\" /></ItemGroup></Project>");

        Assert.AreEqual("FORGE3802 src/A.csproj(1,39,1,70)", folder.Places());
    }

    [TestMethod]
    public void ASolutionsProjectInTheFolderIsAConflictAndASolutionFolderIsNot()
    {
        using StructureFolder folder = new StructureFolder().Write("All.sln", """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "Forge", "Forge", "{11111111-1111-1111-1111-111111111111}"
            	ProjectSection(SolutionItems) = preProject
            		Forge\Contracts\schema.md = Forge\Contracts\schema.md
            	EndProjectSection
            EndProject
            Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "A", "Forge\A\A.csproj", "{22222222-2222-2222-2222-222222222222}"
            EndProject
            """);

        Assert.AreEqual("FORGE3802 All.sln(7,59,7,75)", folder.Places());
        Assert.AreEqual("the Project of \"Forge\\A\\A.csproj\" leads into Forge/, which may be deleted after the build: no project may depend on it.", folder.The(RuleCatalog.ReferenceIntoForge).Message);
    }

    [TestMethod]
    public void AnXmlSolutionIsRead()
    {
        using StructureFolder folder = new StructureFolder().Write("All.slnx", "<Solution><Folder Name=\"/Forge/\"><File Path=\"Forge/Contracts/schema.md\" /></Folder><Project Path=\"Forge/A.csproj\" /></Solution>");

        Assert.AreEqual("FORGE3802 All.slnx(1,99,1,113)", folder.Places());
    }

    [TestMethod]
    public void NodeReachesIntoItByAPath()
    {
        using StructureFolder folder = new StructureFolder()
            .Write("web/package.json", "{ \"dependencies\": { \"a\": \"file:../Forge/a\", \"forge\": \"Forge\" } }")
            .Write("web/tsconfig.json", "{ \"extends\": \"../Forge/tsconfig.base.json\", \"references\": [{ \"path\": \"../shared\" }] }");

        Assert.AreEqual(
            "web/package.json(1,26) web/tsconfig.json(1,14)",
            string.Join(' ', folder.Check().Where(finding => finding.Rule == RuleCatalog.ReferenceIntoForge).Select(finding => finding.Location.Path + "(1," + finding.Location.Column + ")")));
    }

    [TestMethod]
    public void AProjectThatIsNoXmlIsSaidAndDoesNotBlock()
    {
        using StructureFolder folder = new StructureFolder().Write("tests/data/Broken.csproj", "<Project>").Write("tests/data/Empty.csproj", "");

        Assert.AreEqual("FORGE0803 tests/data/Broken.csproj(1,1,1,1)\nFORGE0803 tests/data/Empty.csproj(1,1,1,1)", folder.Places());
    }

    [TestMethod]
    public void AnotherCaseIsTheSameFolderUnlessSomethingElseIsCalledSo()
    {
        using StructureFolder folder = new StructureFolder().Write("a.csproj", "<Project><Import Project=\"forge/x.props\" /></Project>");

        Assert.AreEqual("FORGE3802 a.csproj(1,27,1,40)", folder.Places());
        if (System.OperatingSystem.IsLinux())
        {
            folder.Write("forge/x.props", "<Project />");
            Assert.AreEqual("", folder.Places());
        }
    }

    [TestMethod]
    public void AFlatLayoutHasNoSuchFolder()
    {
        using StructureFolder folder = new StructureFolder("").Write("Contracts/boundaries.json", "{}").Write("a.cs", "").Write("Forge/a.cs", "");

        Assert.AreEqual("", folder.Places());
        Assert.Contains("[Structure] forgeFolder: the governance folder is the project root itself, so nothing lies inside it or outside.", folder.Details);
    }

    [TestMethod]
    public void SwitchedOffItSaysSoAndNothingElse()
    {
        using StructureFolder folder = new StructureFolder().Write("Forge/a.cs", "").Write("forge.json", "{ \"gates\": { \"forgeFolder\": false } }");

        Assert.AreEqual("FORGE0801 forge.json(1,29,1,34)", folder.Places());
    }
}
