using System.IO;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Links and other things in a tree that are no files: none hides a violation, none hangs the build.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class LinkTests : EndToEndTest
{
    private static readonly string TextLayer = Skeleton.Layers(Skeleton.Layer("text", "text/**", @"\bSqlConnection\b"));

    [TestMethod]
    [Produces("FORGE6106")]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void ALinkThatLeadsNowhereIsAFinding(string tasks)
    {
        TempRepository repository = Repository().Write("text/a", "");
        File.CreateSymbolicLink(repository.PathOf("text/broken"), "nowhere");
        File.CreateSymbolicLink(repository.PathOf("text/itself"), "itself");
        File.CreateSymbolicLink(repository.PathOf("elsewhere"), "nowhere");

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Fails(
            "text/broken(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6106",
            "text/itself(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6106");
    }

    [TestMethod]
    [Produces("FORGE3111")]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void ALinkOutOfTheRootIsAFinding(string tasks)
    {
        TempRepository outside = NewRepository("outside").Write("a", Skeleton.Violation);
        TempRepository repository = Repository().Write("text/a", "");
        File.CreateSymbolicLink(repository.PathOf("text/file"), outside.PathOf("a"));
        Directory.CreateSymbolicLink(repository.PathOf("text/folder"), outside.Root);
        Directory.CreateSymbolicLink(repository.PathOf("text/relative"), Path.GetRelativePath(repository.PathOf("text"), outside.Root));
        Directory.CreateSymbolicLink(repository.PathOf("of-no-layer"), outside.Root);

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Fails(
            "text/file(1,1,1,1): CONTRACT_CONFLICT error FORGE3111",
            "text/folder(1,1,1,1): CONTRACT_CONFLICT error FORGE3111",
            "text/relative(1,1,1,1): CONTRACT_CONFLICT error FORGE3111");
    }

    [TestMethod]
    public void ALinkThatStaysInsideIsFollowed()
    {
        TempRepository repository = Repository().Write("shared/a", Skeleton.Violation).Write("text/x", "");
        Directory.CreateSymbolicLink(repository.PathOf("text/folder"), "../shared");
        File.CreateSymbolicLink(repository.PathOf("text/file"), "../shared/a");

        repository.Build(Skeleton.Project).Fails(
            "text/file" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101",
            "text/folder/a" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101");
    }

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void LinksInACircleEnd(string tasks)
    {
        TempRepository repository = Repository().Write("text/a/x", Skeleton.Violation).Write("text/b/y", "");
        Directory.CreateSymbolicLink(repository.PathOf("text/a/self"), ".");
        Directory.CreateSymbolicLink(repository.PathOf("text/a/up"), "../..");
        Directory.CreateSymbolicLink(repository.PathOf("text/a/sibling"), "../b");
        Directory.CreateSymbolicLink(repository.PathOf("text/b/sibling"), "../a");

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Fails(
            "text/a/x" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101",
            "text/b/sibling/x" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101");
    }

    [TestMethod]
    [Produces("FORGE6105")]
    public void ATreeThatLinksMakeEndlessIsAFinding()
    {
        const int Files = 10_000, Links = 100;
        TempRepository repository = NewRepository().Governed();
        for (int i = 0; i < Files; i++)
            repository.Write("zz/" + i, "");
        for (int i = 0; i < Links; i++)
            Directory.CreateSymbolicLink(repository.PathOf("zz-link" + i), "zz");

        repository.Build(Skeleton.Project).Fails(Skeleton.Boundaries + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6105");
    }

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void APipeIsNotWaitedFor(string tasks)
    {
        TempRepository repository = Repository().Write("text/a", Skeleton.Violation);
        repository.Run("mkfifo", "text/pipe");

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks)
            .Fails("text/a" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101");
    }

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void AContractThatIsAPipeSaysNothing(string tasks)
    {
        TempRepository repository = Repository().Write("text/a", "").Delete(Skeleton.Contracts + "schema.md");
        repository.Run("mkfifo", Skeleton.Contracts + "schema.md");

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Fails(Skeleton.Contracts + "schema.md(1,1,1,1): EVIDENCE_MISSING error FORGE1003");
    }

    [TestMethod]
    [Produces("FORGE6002")]
    public void AContractOutsideOfTheRootIsNotBelieved()
    {
        TempRepository outside = NewRepository("outside").Write("schema.md", "No tables.\n");
        TempRepository repository = Repository().Write("text/a", "").Delete(Skeleton.Contracts + "schema.md");
        File.CreateSymbolicLink(repository.PathOf(Skeleton.Contracts + "schema.md"), outside.PathOf("schema.md"));

        repository.Build(Skeleton.Project).Fails(Skeleton.Contracts + "schema.md(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6002");
    }

    private TempRepository Repository() => NewRepository().Governed().Write(Skeleton.Boundaries, TextLayer);
}
