using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Patterns that keep a backtracking engine busy for minutes or for ever do not hang a build.</summary>
[TestClass]
public sealed class HangingPatternTests : EndToEndTest
{
    // Four nested loops over one long line: 10 KB take a backtracking engine minutes.
    private const string Quartic = "if.*type.*income.*expense";
    private const string Cubic = "def calculate_.*balance|const.*total.*=.*reduce";

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void ALongLineIsSearchedInLinearTime(string tasks)
    {
        string quarticLine = string.Concat(Enumerable.Repeat("if type income ", 800));
        string cubicLine = string.Concat(Enumerable.Repeat("def calculate_ const total = ", 300));
        TempRepository repository = NewRepository().Governed()
            .Write("text/cubic", cubicLine + "\nconst total = reduce\n")
            .Write("text/quartic", quarticLine + "\nif type income expense\n")
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("a", "text/quartic", Quartic), Skeleton.Layer("b", "text/cubic", Cubic)));

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Fails(
            "text/cubic(2,1,2,21): CONTRACT_CONFLICT error FORGE3101",
            "text/quartic(2,1,2,23): CONTRACT_CONFLICT error FORGE3101");
    }

    [TestMethod]
    [Produces("FORGE6101")]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void APatternThatNeedsBacktrackingAndTakesTooLongIsAFinding(string tasks)
    {
        // The lookahead keeps it from the linear engine; the y keeps it from being ruled out at a glance.
        TempRepository repository = NewRepository().Governed()
            .Write("text/a", new string('x', 40) + "\ny\n")
            .Write("text/b", "xxy\n")
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("slow", "text/*", "(?=x)(x+x+)+y")));

        BuildResult build = repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks);

        build.Fails("text/a(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6101", "text/b(1,1,1,4): CONTRACT_CONFLICT error FORGE3101");
        Assert.Contains("the pattern (?=x)(x+x+)+y of layer \"slow\"", build.The("FORGE6101").Text);
    }

    [TestMethod]
    public void WhatTookTooLongIsNotRememberedAsClean()
    {
        TempRepository repository = NewRepository().Governed().Write("text/a", new string('x', 40) + "\ny\n")
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("slow", "text/*", "(?=x)(x+x+)+y")));

        repository.Build(Skeleton.Project).Fails("text/a(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6101");
        repository.Build(Skeleton.Project).Fails("text/a(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6101");
    }
}
