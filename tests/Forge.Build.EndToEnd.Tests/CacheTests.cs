using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>The cache in <c>.forge/</c> makes builds quick; it changes no verdict and is in nobody's way.</summary>
[TestClass]
public sealed class CacheTests : EndToEndTest
{
    private const string Cache = ".forge/boundaries.cache";

    [TestMethod]
    public void GitDoesNotSeeIt()
    {
        TempRepository repository = NewRepository().Governed().Write(".gitignore", "bin/\nobj/\n");
        repository.Git("init", "--quiet");
        repository.Git("add", ".");
        repository.Git("commit", "--quiet", "-m", "first");

        repository.Build(Skeleton.Project).Passes();

        Assert.IsTrue(repository.Holds(Cache));
        Assert.AreEqual("*\n", repository.Read(".forge/.gitignore"));
        Assert.AreEqual("", repository.Git("status", "--porcelain"));
    }

    [TestMethod]
    public void ADamagedCacheIsRebuiltSilently()
    {
        TempRepository repository = NewRepository().Governed();
        foreach ((string text, string[] found) in new[] { (Skeleton.Violation, new[] { Skeleton.ViolationPlace }), (Skeleton.Clean, []) })
        {
            repository.Write(Skeleton.Source, text);
            File.SetLastWriteTimeUtc(repository.PathOf(Skeleton.Source), DateTime.UtcNow.AddHours(-1));
            Check(repository).Is(found.Length, gateRuns: 1, found);
            foreach (Func<byte[], byte[]> damage in Damages)
            {
                string[] caches = Directory.GetFiles(repository.PathOf(".forge"), "*.cache");
                Assert.IsNotEmpty(caches);
                foreach (string cache in caches)
                    File.WriteAllBytes(cache, damage(File.ReadAllBytes(cache)));
                Check(repository).Is(found.Length, gateRuns: 1, found);
            }
        }
    }

    [TestMethod]
    public void WhereItCannotBeWrittenTheGatesDoWithout()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation).Write(".forge", "a file");

        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
        repository.Write(Skeleton.Source, Skeleton.Clean).Build(Skeleton.Project).Passes();

        Assert.AreEqual("a file", repository.Read(".forge"));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void NothingIsWrittenThroughALink()
    {
        TempRepository elsewhere = NewRepository("elsewhere");
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Source, Skeleton.Violation).Write("inside/.keep", "");
        Directory.CreateSymbolicLink(repository.PathOf(".forge"), elsewhere.Root);

        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
        Assert.IsEmpty(Directory.GetFileSystemEntries(elsewhere.Root));
        Directory.Delete(repository.PathOf(".forge"));
        Directory.CreateSymbolicLink(repository.PathOf(".forge"), "inside");
        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
        Assert.HasCount(1, Directory.GetFileSystemEntries(repository.PathOf("inside")));
    }

    [TestMethod]
    public void ACiBuildWritesNothingUnlessAPlaceWasPrepared()
    {
        TempRepository repository = NewRepository().Governed();
        string[] before = Entries(repository);

        repository.Build(Skeleton.Project, "-p:ContinuousIntegrationBuild=true").Passes();
        Assert.AreSequenceEqual(before, Entries(repository));

        Directory.CreateDirectory(repository.PathOf(".forge"));
        repository.Build(Skeleton.Project, "-p:ContinuousIntegrationBuild=true").Passes();
        Assert.IsTrue(repository.Holds(Cache));
    }

    [TestMethod]
    public void AChangeThatKeepsLengthAndTimeIsSeenWhereTheTimeProvesNothing()
    {
        TempRepository repository = NewRepository().Governed();
        DateTime later = DateTime.UtcNow.AddDays(1);
        string clean = Skeleton.Violation.Replace("SqlConnection", "SqlConfection");
        File.SetLastWriteTimeUtc(repository.Write(Skeleton.Source, clean).PathOf(Skeleton.Source), later);
        repository.Build(Skeleton.Project).Passes();

        File.SetLastWriteTimeUtc(repository.Write(Skeleton.Source, Skeleton.Violation).PathOf(Skeleton.Source), later);

        repository.Build(Skeleton.Project).Fails(Skeleton.ViolationPlace);
    }

    [TestMethod]
    public void TwoBuildsAtOnceBothGiveTheRightVerdict()
    {
        TempRepository repository = NewRepository().Governed().WithProject("src/Other/Other.csproj");
        repository.Dotnet("restore", Skeleton.Project);
        repository.Dotnet("restore", "src/Other/Other.csproj");

        foreach ((string text, string[] found) in new[] { (Skeleton.Violation, new[] { Skeleton.ViolationPlace }), (Skeleton.Clean, []), (Skeleton.Violation, new[] { Skeleton.ViolationPlace }) })
        {
            repository.Write(Skeleton.Source, text);
            Task<BuildResult> other = Task.Run(() => repository.Build("src/Other/Other.csproj", "--no-restore"));
            BuildResult one = repository.Build(Skeleton.Project, "--no-restore");
            one.Is(found.Length, gateRuns: 1, found);
            other.Result.Is(found.Length, gateRuns: 1, found);
        }
        Assert.IsEmpty(Directory.GetFiles(repository.PathOf(".forge"), "*.tmp"));
    }

    private static readonly Func<byte[], byte[]>[] Damages =
    {
        _ => [],
        whole => whole[..(whole.Length / 2)],
        whole => RandomNumberGenerator.GetBytes(whole.Length),
        whole => [.. whole[..(whole.Length / 2)], (byte)(whole[whole.Length / 2] ^ 1), .. whole[(whole.Length / 2 + 1)..]],
        _ => "no cache\n"u8.ToArray(),
    };

    private static BuildResult Check(TempRepository repository) => repository.Build(Skeleton.Project, "-t:ForgeCheck");

    // What a build itself makes, NuGet's and the compiler's, is not the gates' doing.
    private static string[] Entries(TempRepository repository)
        => Directory.GetFileSystemEntries(repository.Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj", StringComparison.Ordinal) && !path.Contains("/bin", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray();
}
