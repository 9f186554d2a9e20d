using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;

namespace Forge.Build.Tasks;

/// <summary>Asks for the gates before a build, and where an audit is due after it, says that this project takes part in the build.</summary>
[MSBuildMultiThreadableTask]
public sealed class DispatchGates : DispatchTask
{
    /// <summary><c>CurrentSolutionConfigurationContents</c>: which projects the solution builds; empty where none is built, or in an editor, which may leave some out.</summary>
    public string SolutionConfiguration { get; set; } = "";

    /// <summary>Where the projects of this build meet for the audit after it; empty where none is due.</summary>
    [Output]
    public string MeetingPoint { get; set; } = "";

    /// <inheritdoc/>
    protected override bool Dispatch(ForgeRepository repository)
    {
        if (!Build(repository, Target, out string folder))
            return false;
        if (folder.Length == 0)
            return true;
        BuildMeetingPoint meeting = BuildMeetingPoint.At(folder);
        meeting.Begin(ProjectFile, GlobalProperties);
        if (SolutionConfiguration.Length > 0 && !meeting.KnowsWhatToExpect)
            meeting.Expect(ProjectsOf(SolutionConfiguration).Where(project => GovernedProject.AsksForGates(project, repository)));
        MeetingPoint = folder;
        return true;
    }

    private static IEnumerable<string> ProjectsOf(string solutionConfiguration)
    {
        try
        {
            return XElement.Parse(solutionConfiguration).Elements("ProjectConfiguration")
                .Where(project => !string.Equals((string?)project.Attribute("BuildProjectInSolution"), "false", StringComparison.OrdinalIgnoreCase))
                .Select(project => (string?)project.Attribute("AbsolutePath") ?? "")
                .Where(path => path.Length > 0)
                .ToArray();
        }
        catch (XmlException)
        {
            // Nothing is expected then; the audit runs when all that began are built.
            return Array.Empty<string>();
        }
    }
}
