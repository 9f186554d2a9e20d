using System;
using System.IO;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary>What README promises a newcomer: from an empty folder to a gated build that fails, and passes again.</summary>
[TestClass]
public sealed class ReadmeTests : EndToEndTest
{
    private const string From = "From an empty folder", To = "`boundaries.json` is the contract";
    private const string Install = "dotnet tool install Forge.Build.Tool";
    private const string Broken = "using Xunit;";

    [TestMethod]
    [Produces("FORGE3101")]
    public void SixCommandsWithoutAFlagLeadFromNothingToAGatedBuild()
    {
        string readme = File.ReadAllText(Path.Combine(ForgePackage.SourceRoot, "README.md"));
        string section = readme[readme.IndexOf(From, StringComparison.Ordinal)..readme.IndexOf(To, StringComparison.Ordinal)];
        string[] commands = section.Split('\n').Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal)).Select(line => line.Split('#')[0].Trim()).ToArray();
        Assert.IsLessThanOrEqualTo(6, commands.Length);
        Assert.IsFalse(commands.Any(command => command.Contains(" -", StringComparison.Ordinal)), "none needs a flag");
        Assert.AreSequenceEqual(new[] { "dotnet new web", Install, "dotnet forge init", "dotnet build", "dotnet build", "dotnet build" }, commands);
        Assert.Contains("`" + Broken + "`", section);
        TempRepository repository = NewRepository("Shop").WithTheTool();

        repository.Run("dotnet", "new", "web");
        // What is under test is a preview, which is installed only by its version.
        repository.Run("dotnet", [.. Install.Split(' ').Skip(1), "--version", EndToEndRun.Package.Version]);
        repository.Run("dotnet", "forge", "init");

        Assert.AreEqual(0, repository.Build().ExitCode);
        string program = repository.Read("Program.cs");
        repository.Write("Program.cs", Broken + "\n" + program);
        BuildResult failed = repository.Build();
        Assert.AreEqual(1, failed.ExitCode);
        Assert.StartsWith("1,", failed.Of("FORGE3101").Single().Span);
        Assert.AreEqual(0, repository.Write("Program.cs", program).Build().ExitCode);
    }
}
