using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Projects that are built at once write the same mark at once. Both assemblies of the package, since the runtimes of the older one cannot rename over a file.</summary>
[TestClass]
public sealed class ManyWritersTests
{
    private const int Rounds = 300;

    private Exception? _failure;

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void ProjectsThatAreAnnouncedAtOnceDoNotGetInEachOthersWay(string tools)
    {
        string unpacked = EndToEndRun.NewFolder("unpacked");
        ZipFile.ExtractToDirectory(EndToEndRun.Package.File, unpacked);
        AssemblyLoadContext context = new(tools, isCollectible: true);
        Type type = context.LoadFromAssemblyPath(Path.Combine(unpacked, "tools", tools, "Forge.Build.Governance.dll")).GetType("Forge.Build.Governance.Repository.BuildMeetingPoint", throwOnError: true)!;
        object meeting = type.GetMethod("Create")!.Invoke(null, null)!;
        MethodInfo expect = type.GetMethod("Expect")!;

        for (int round = 0; round < Rounds; round++)
        {
            string[] project = ["/r/" + round + ".csproj"];
            using Barrier together = new(4);
            Thread[] nodes = Enumerable.Range(0, 4).Select(_ => new Thread(() => Announce(together, expect, meeting, project))).ToArray();
            Array.ForEach(nodes, node => node.Start());
            Array.ForEach(nodes, node => node.Join());
        }

        string folder = (string)type.GetProperty("Folder")!.GetValue(meeting)!;
        int marks = Directory.EnumerateFiles(folder).Count();
        type.GetMethod("Close")!.Invoke(meeting, null);
        context.Unload();
        Assert.IsNull(_failure, _failure?.ToString());
        Assert.AreEqual(Rounds, marks, "one mark a project, and nothing temporary");
    }

    private void Announce(Barrier together, MethodInfo expect, object meeting, string[] project)
    {
        together.SignalAndWait();
        try
        {
            expect.Invoke(meeting, [project]);
        }
        catch (TargetInvocationException e)
        {
            _failure = e.InnerException;
        }
    }
}
