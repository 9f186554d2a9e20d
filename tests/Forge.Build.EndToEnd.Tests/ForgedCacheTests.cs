using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>A hostile repository brings a cache that calls its violation clean. It is believed nowhere but where it was written.</summary>
[TestClass]
public sealed class ForgedCacheTests : EndToEndTest
{
    private const string Found = "text/a" + Skeleton.ViolationSpan + ": CONTRACT_CONFLICT error FORGE3101";
    private const int SealLength = 32;

    private static readonly DateTime Then = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void NotWhenItWasCommitted()
    {
        TempRepository clone = CloneOf(WithForgedCache());

        Check(clone).Fails(Found);
        Check(clone).Fails(Found);
    }

    [TestMethod]
    public void NotWhenItWasCommittedUnderAnotherCaseOfTheName()
    {
        TempRepository hostile = WithForgedCache();
        Directory.Move(hostile.PathOf(".forge"), hostile.PathOf(".FORGE"));
        TempRepository clone = CloneOf(hostile);
        // As a file system has it for which the two names are one.
        Directory.Move(clone.PathOf(".FORGE"), clone.PathOf(".forge"));

        Check(clone).Fails(Found);
    }

    [TestMethod]
    public void NotWhenItKnowsWhereItWillBeCloned()
    {
        TempRepository hostile = WithForgedCache();
        TempRepository clone = NewRepository("clone");
        foreach (string file in Directory.GetFiles(hostile.PathOf(".forge"), "*.cache"))
        {
            byte[] bytes = File.ReadAllBytes(file);
            Span<byte> content = bytes.AsSpan(0, bytes.Length - (2 * SealLength)), seal = bytes.AsSpan(bytes.Length - SealLength);
            Assert.IsTrue(SealOf(hostile, content, File.GetLastWriteTimeUtc(hostile.PathOf(".forge/.gitignore"))).AsSpan().SequenceEqual(seal), "this test knows how a seal is made");
            // A file that is not there has a time that everybody knows.
            SealOf(clone, content, File.GetLastWriteTimeUtc(clone.PathOf("no such file"))).CopyTo(seal);
            File.WriteAllBytes(file, bytes);
        }
        hostile.Delete(".forge/.gitignore");

        Check(Clone(hostile, clone)).Fails(Found);
    }

    [TestMethod]
    public void NotWhenItCameInAnArchiveWithoutGit()
    {
        TempRepository hostile = WithForgedCache();
        TempRepository unpacked = NewRepository("unpacked");
        string archive = Path.Combine(EndToEndRun.NewFolder("archive"), "all.tar");
        hostile.Run("tar", "--exclude=./.git", "-cf", archive, ".");
        unpacked.Run("tar", "-xf", archive);

        Check(unpacked).Fails(Found);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void NotWhenALinkLeadsToIt()
    {
        TempRepository hostile = WithForgedCache();
        Directory.Move(hostile.PathOf(".forge"), hostile.PathOf("data"));
        Directory.CreateSymbolicLink(hostile.PathOf(".forge"), "data");

        Check(CloneOf(hostile)).Fails(Found);
    }

    // A pass is remembered for a tree of the same names, lengths and times: so the violation gets the length and the time of what passed.
    private TempRepository WithForgedCache()
    {
        TempRepository hostile = NewRepository("hostile").Governed().Write(".gitignore", "bin/\nobj/\n")
            .Write("text/a", Skeleton.Violation.Replace("SqlConnection", "SqlConfection"))
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("text", "text/*", "SqlConnection")));
        hostile.Git("init", "--quiet");
        Age(hostile);
        Check(hostile).Passes();
        hostile.Write("text/a", Skeleton.Violation);
        Age(hostile);

        // Where it was written it is believed: the forgery is a good one, and what the tests find elsewhere says something.
        Check(hostile).Passes();
        return hostile;
    }

    private TempRepository CloneOf(TempRepository hostile) => Clone(hostile, NewRepository("clone"));

    // Git gives files the time of the clone; there are tools that give them their commit's, and here they help the hostile.
    private static TempRepository Clone(TempRepository hostile, TempRepository clone)
    {
        hostile.Git("add", "-f", ".");
        hostile.Git("commit", "--quiet", "-m", "with a cache");
        clone.Git("clone", "--quiet", hostile.Root, ".");
        Age(clone);
        return clone;
    }

    private static void Age(TempRepository repository)
    {
        foreach (string file in Directory.GetFiles(repository.Root, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".forge", StringComparison.OrdinalIgnoreCase)))
            File.SetLastWriteTimeUtc(file, Then);
    }

    private static BuildResult Check(TempRepository repository) => repository.Build(Skeleton.Project, "-t:ForgeCheck");

    private static byte[] SealOf(TempRepository repository, ReadOnlySpan<byte> content, DateTime time)
        => HMACSHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', repository.Root, Environment.MachineName, time.Ticks)), content);
}
