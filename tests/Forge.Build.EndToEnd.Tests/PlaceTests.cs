using System;
using System.IO;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>The gates need nothing of the place where a repository lies: no git, no commit, no permission to write, no short path.</summary>
[TestClass]
public sealed class PlaceTests : EndToEndTest
{
    // Of Linux, in bytes and with the zero at the end.
    private const int LongestPath = 4096;

    [TestMethod]
    public void GitWithoutACommitChangesNothing()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation);
        repository.Git("init", "--quiet");

        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
        repository.Write(Skeleton.Source, Skeleton.Clean).Build(Skeleton.Project).Passes();
    }

    [TestMethod]
    public void AGitThatDoesNotAnswerChangesNothing()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation).Write(".git", "gitdir: /nowhere\n")
            .Write(".forge/boundaries.cache", "from elsewhere");

        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
        repository.Write(Skeleton.Source, Skeleton.Clean).Build(Skeleton.Project).Passes();
    }

    [TestMethod]
    [Produces("FORGE6102")]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void AFileThatCannotBeOpenedIsAFinding(string tasks)
        => BelowADeepFolder(spare: 8, "longer than is left", tasks, (folder, file) => new[] { folder + "/" + file + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6102" });

    [TestMethod]
    [Produces("FORGE6103")]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void AFolderThatCannotBeListedIsAFinding(string tasks)
        => BelowADeepFolder(spare: -20, "a", tasks, (folder, _) => new[] { folder + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6103" });

    // A path is too long for everybody, root included; file permissions are not. Made where it is short, and moved below a longer one.
    private void BelowADeepFolder(int spare, string fileName, string tasks, Func<string, string, string[]> places)
    {
        TempRepository workshop = NewRepository("w");
        TempRepository repository = NewRepository("a repository with a longer name").Governed()
            .Write("text/a", "").Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("any", ["{deep,text}/**"], "SqlConnection")));
        int left = LongestPath - 1 - spare - repository.PathOf("deep").Length;
        string folder = "deep";
        for (; left > 201; left -= 201)
            folder += "/" + new string('d', 200);
        folder += "/" + new string('e', left - 1);
        workshop.Write(folder + "/" + fileName, "SqlConnection");
        Directory.Move(workshop.PathOf("deep"), repository.PathOf("deep"));
        try
        {
            repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks, "-p:EnableDefaultItems=false").Fails(places(folder, fileName));
        }
        finally
        {
            Directory.Move(repository.PathOf("deep"), workshop.PathOf("deep"));
        }
    }
}
