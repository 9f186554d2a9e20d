using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Every import has its entry in a manifest: A9, through the package, against a real restore.</summary>
[TestClass]
public sealed class AuditDependencyTests : EndToEndTest
{
    private const string Counts = "tools/count.py";
    private const string Page = "ui/page.js";
    private const string Manifest = "ui/package.json";

    // Of both it is the second that has the namespace Microsoft.Build.Framework.
    private const string Utilities = """<PackageReference Include="Microsoft.Build.Utilities.Core" Version="[17.7.2]" />""";
    private const string Framework = """<PackageReference Include="Microsoft.Build.Framework" Version="[17.7.2]" />""";

    [TestMethod]
    [Produces("FORGE3217", "FORGE3222")]
    public void APackageThatOnlyComesAlongAnUndeclaredModuleAndABrokenManifest()
    {
        MarkedText source = MarkedText.Parse("using Microsoft.Build.Utilities;\nusing <|Microsoft.Build.Framework|>;\n\nnamespace Web;\n\npublic class Counts\n{\n}\n");
        MarkedText script = MarkedText.Parse("import json\nimport <|requests|>\n");
        MarkedText manifest = MarkedText.Parse("{\n  \"dependencies\": <|}|>\n");
        TempRepository repository = NewRepository().Committed().WithProject(items: Utilities).Write("tools/requirements.txt", "flask\n").Commit("packages").Restored()
            .Write(Cycle.Added, source.Text).Write(Counts, script.Text).Write(Page, "import pad from \"left-pad\";\n").Write(Manifest, manifest.Text)
            .Log("COMPLETE", "Phase 1", Cycle.Added, Counts, Page, Manifest);

        BuildResult audit = repository.Audit(Cycle.WithoutTrace).FailsAudit(
            Cycle.NoLedger,
            Cycle.Added + source.Span + ": CONTRACT_CONFLICT error FORGE3217",
            Counts + script.Span + ": CONTRACT_CONFLICT error FORGE3217",
            Manifest + manifest.Span + ": CONTRACT_CONFLICT error FORGE3222");

        Assert.Contains("dotnet add " + Skeleton.Project + " package Microsoft.Build.Framework --version 17.7.2", audit.Output);
    }

    [TestMethod]
    public void DeclaredImportsPass()
        => NewRepository().Committed().WithProject(items: Utilities + Framework).Write("tools/requirements.txt", "requests\n")
            .Write(Manifest, "{ \"dependencies\": { \"left-pad\": \"1.3.0\" } }\n").Commit("packages").Restored()
            .Write(Cycle.Added, "using Microsoft.Build.Framework;\nusing Web.Numbers;\n\nnamespace Web;\n\npublic class Counts\n{\n}\n")
            .Write("src/Web/Numbers.cs", "namespace Web.Numbers;\n\npublic class Number\n{\n}\n")
            .Write(Counts, "import requests\n").Write(Page, "import pad from \"left-pad\";\n")
            .Log("COMPLETE", "Phase 1", Cycle.Added, "src/Web/Numbers.cs", Counts, Page).Audit().PassesAudit(Cycle.NoLedger);

    [TestMethod]
    [Produces("FORGE6205")]
    public void AProjectThatWasNotRestored()
        => NewRepository().Committed().Restored().Worked().Delete("src/Web/obj/project.assets.json").Audit()
            .FailsAudit(Cycle.NoLedger, Skeleton.Project + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6205");
}
