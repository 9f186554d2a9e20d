using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Repository;

[TestClass]
public sealed class BuildMeetingPointTests
{
    private const string App = "/r/App.csproj";
    private const string Library = "/r/Library.csproj";

    private static readonly Dictionary<string, string> Plain = new() { ["Configuration"] = "Debug" };

    private Exception? _failure;

    [TestMethod]
    public void TheOneThatBeganFirstAndWaitsForItsReferencesIsTheLast()
    {
        BuildMeetingPoint meeting = BuildMeetingPoint.Create();
        meeting.Begin(App, Plain);
        meeting.Begin(Library, Plain);

        Assert.IsFalse(meeting.End(Library, Plain));
        Assert.IsTrue(meeting.End(App, Plain));

        meeting.Close();
    }

    [TestMethod]
    public void WhatASolutionListsIsWaitedForThoughItHasNotBegun()
    {
        BuildMeetingPoint meeting = BuildMeetingPoint.Create();
        meeting.Begin(Library, Plain);
        Assert.IsFalse(meeting.KnowsWhatToExpect);
        meeting.Expect(new[] { Library, App });
        Assert.IsTrue(meeting.KnowsWhatToExpect);

        Assert.IsFalse(meeting.End(Library, Plain));
        meeting.Begin(App, Plain);
        Assert.IsTrue(meeting.End(App, Plain));

        meeting.Close();
    }

    [TestMethod]
    public void OneOfSeveralFrameworksIsNotTheWholeProject()
    {
        BuildMeetingPoint meeting = BuildMeetingPoint.Create();
        Dictionary<string, string> inner = new(Plain) { ["TargetFramework"] = "net10.0" };
        meeting.Begin(App, inner);
        meeting.Expect(new[] { App });

        Assert.IsFalse(meeting.End(App, inner));
        meeting.Begin(App, Plain);
        Assert.IsTrue(meeting.End(App, Plain));

        meeting.Close();
    }

    [TestMethod]
    public void OneProjectBuiltInTwoWaysIsTwo()
    {
        BuildMeetingPoint meeting = BuildMeetingPoint.Create();
        Dictionary<string, string> release = new() { ["configuration"] = "Release" };
        meeting.Begin(App, Plain);
        meeting.Begin(App, release);

        Assert.IsFalse(meeting.End(App, Plain));
        Assert.IsTrue(meeting.End(App, release));

        meeting.Close();
    }

    [TestMethod]
    public void AProjectThatFailsNeverEndsSoNobodyIsTheLast()
    {
        BuildMeetingPoint meeting = BuildMeetingPoint.Create();
        meeting.Begin(App, Plain);
        meeting.Begin(Library, Plain);

        Assert.IsFalse(BuildMeetingPoint.At(meeting.Folder).End(App, Plain));

        meeting.Close();
    }

    [TestMethod]
    public void OfManyThatEndAtOnceAtLeastOneIsTheLast()
    {
        for (int round = 0; round < 20; round++)
        {
            BuildMeetingPoint meeting = BuildMeetingPoint.Create();
            string[] projects = Enumerable.Range(0, 8).Select(i => "/r/" + i + ".csproj").ToArray();
            foreach (string project in projects)
                meeting.Begin(project, Plain);

            bool[] last = projects.AsParallel().WithDegreeOfParallelism(8).Select(project => BuildMeetingPoint.At(meeting.Folder).End(project, Plain)).ToArray();

            Assert.Contains(true, last);
            meeting.Close();
        }
    }

    [TestMethod]
    public void WhatAKilledBuildLeftIsTidiedAfterADay()
    {
        // In a folder of its own: a few are tidied at once, and the one of all users may hold many.
        using TempFolder temporary = new();
        BuildMeetingPoint old = BuildMeetingPoint.CreateIn(temporary.Root), young = BuildMeetingPoint.CreateIn(temporary.Root);
        Directory.SetLastWriteTimeUtc(old.Folder, DateTime.UtcNow.AddDays(-2));

        BuildMeetingPoint meeting = BuildMeetingPoint.CreateIn(temporary.Root);

        Assert.IsFalse(Directory.Exists(old.Folder));
        Assert.IsTrue(Directory.Exists(young.Folder));
        young.Close();
        meeting.Close();
        Assert.IsFalse(Directory.Exists(meeting.Folder));
    }

    [TestMethod]
    public void AProjectThatBeginsWhileAnotherClosesGoesOn()
    {
        BuildMeetingPoint meeting = BuildMeetingPoint.Create();
        string[] projects = Enumerable.Range(0, 150).Select(i => "/r/" + i + ".csproj").ToArray();

        Thread[] nodes = Enumerable.Range(0, 3).Select(node => new Thread(() => Array.ForEach(projects, project => Build(meeting, project + node)))).ToArray();
        Array.ForEach(nodes, node => node.Start());
        Array.ForEach(nodes, node => node.Join());

        meeting.Close();
        Assert.IsNull(_failure, _failure?.ToString());
    }

    [TestMethod]
    public void AProjectThatComesAfterOneTookItselfForTheLastBeginsAnew()
    {
        BuildMeetingPoint meeting = BuildMeetingPoint.Create();
        meeting.Begin(Library, Plain);
        Assert.IsTrue(meeting.End(Library, Plain));
        meeting.Close();

        meeting.Begin(App, Plain);
        Assert.IsTrue(meeting.End(App, Plain));

        meeting.Close();
        Assert.IsFalse(Directory.Exists(meeting.Folder));
    }

    private void Build(BuildMeetingPoint meeting, string project)
    {
        try
        {
            meeting.Begin(project, Plain);
            if (!meeting.KnowsWhatToExpect)
                meeting.Expect(new[] { project });
            if (meeting.End(project, Plain))
                meeting.Close();
        }
        catch (Exception e)
        {
            _failure = e;
        }
    }
}
