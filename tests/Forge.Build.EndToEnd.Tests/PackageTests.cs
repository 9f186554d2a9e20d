using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What is in the package, and what is not.</summary>
[TestClass]
public sealed class PackageTests
{
    private static readonly string[] Entries =
    {
        "Forge.Build.nuspec", "LICENSE", "README.md", "icon.png",
        "analyzers/dotnet/cs/Forge.Build.Analyzers.dll", "analyzers/dotnet/cs/Forge.Build.CodeFixes.dll", "analyzers/dotnet/cs/Forge.Build.Governance.dll", "analyzers/dotnet/cs/YamlDotNet.dll",
        "build/Forge.Build.Analyzers.targets", "build/Forge.Build.Contracts.targets",
        "build/Forge.Build.OpenApi.targets", "build/Forge.Build.props", "build/Forge.Build.targets", "build/Forge.Build.Tasks.targets", "build/Forge.Build.VisualStudio.targets",
        "build/Forge.Governance.proj",
        "buildMultiTargeting/Forge.Build.props", "buildMultiTargeting/Forge.Build.targets",
        "buildTransitive/Forge.Build.props", "buildTransitive/Forge.Build.targets",
        "docs/audit.md", "docs/backfill.md", "docs/boundaries.md", "docs/commands-json.md", "docs/commands.md", "docs/decisions.md", "docs/diagnostics/README.md", "docs/endpoints.md", "docs/forge-json.md", "docs/physics.md", "docs/references.md", "docs/structure.md", "docs/third-party-notices.md",
        "schemas/boundaries.schema.json", "schemas/forge.schema.json", "schemas/report.schema.json",
        "templates/contract.md", "templates/document.md", "templates/schema.json", "templates/schema.md", "templates/stub.md",
        "tools/desktop-compiler/Microsoft.Bcl.AsyncInterfaces.dll", "tools/desktop-compiler/System.Text.Encodings.Web.dll", "tools/desktop-compiler/System.Text.Json.dll",
        "tools/net10.0/Forge.Build.Governance.dll", "tools/net10.0/Forge.Build.Tasks.dll", "tools/net10.0/Markdig.dll", "tools/net10.0/YamlDotNet.dll",
        "tools/netstandard2.0/Forge.Build.Governance.dll", "tools/netstandard2.0/Forge.Build.Tasks.dll", "tools/netstandard2.0/Markdig.dll", "tools/netstandard2.0/YamlDotNet.dll",
        "docs/walkthroughs/builder.md", "docs/walkthroughs/maintainer.md", "docs/walkthroughs/owner.md",
        // What the format itself asks for.
        "[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/nuget.psmdcp",
    };

    [TestMethod]
    public void ItHoldsTheseFilesAndAPageForEveryCode()
    {
        using ZipArchive package = ZipFile.OpenRead(EndToEndRun.Package.File);

        Assert.AreEqual(
            string.Join('\n', Entries.Concat(RuleCatalog.All.Select(rule => rule.HelpPage)).Order(StringComparer.Ordinal)),
            string.Join('\n', package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void ItDependsOnNothingAndIsForDevelopmentOnly()
    {
        using ZipArchive package = ZipFile.OpenRead(EndToEndRun.Package.File);
        using Stream nuspec = package.GetEntry("Forge.Build.nuspec")!.Open();
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        Assert.IsFalse(metadata.Elements().Any(element => element.Name.LocalName == "dependencies"));
        Assert.AreEqual("true", Value(metadata, "developmentDependency"));
        Assert.AreEqual(EndToEndRun.Package.Version, Value(metadata, "version"));
        Assert.AreEqual("MIT", Value(metadata, "license"));
        Assert.AreEqual("README.md", Value(metadata, "readme"));
        Assert.AreEqual("icon.png", Value(metadata, "icon"));
    }

    [TestMethod]
    public void PackingTheSourcesElsewhereGivesTheSameBytesAndNoWarning()
    {
        ForgePackage again = ForgePackage.Pack(EndToEndRun.Package.Sources, EndToEndRun.NewFolder("a folder with another name"), EndToEndRun.Package.Version);

        Assert.IsTrue(File.ReadAllBytes(EndToEndRun.Package.File).AsSpan().SequenceEqual(File.ReadAllBytes(again.File)), "the two packages differ");
        Assert.DoesNotContain("warn", again.PackOutput);
        Assert.DoesNotContain("NU5", again.PackOutput);
    }

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
