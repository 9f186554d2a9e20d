using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Layers;
using Forge.Build.Commands.Adoption.Surveys;

namespace Forge.Build.Commands.Adoption.Contracts;

/// <summary>What the first contracts say of a repository beyond its list of projects.</summary>
internal sealed class RepositoryFacts
{
    private static readonly (string Package, string Namespace, string Name)[] Frameworks =
        [("xunit", "Xunit", "xUnit"), ("NUnit", "NUnit.Framework", "NUnit"), ("MSTest", "Microsoft.VisualStudio.TestTools.UnitTesting", "MSTest"), ("TUnit", "TUnit.Core", "TUnit")];

    private readonly Survey _survey;

    public RepositoryFacts(Survey survey) => _survey = survey;

    /// <summary>The name of the solution nearest to the root, else of the only project, else of the folder.</summary>
    public string Name => _survey.Solutions.Count > 0 ? System.IO.Path.GetFileNameWithoutExtension(_survey.Solutions[0].Path)
        : _survey.Projects.Count == 1 ? _survey.Projects[0].Name : System.IO.Path.GetFileName(_survey.Root);

    /// <summary>The projects that are no tests.</summary>
    public IEnumerable<SurveyedProject> Shipped => _survey.Projects.Where(project => !project.IsTest);

    /// <summary>The projects that are tests.</summary>
    public IEnumerable<SurveyedProject> Tests => _survey.Projects.Where(project => project.IsTest);

    /// <summary>Where the program begins: a web project before another program before the first project; null where there is no project.</summary>
    public SurveyedProject? Entry => Shipped.OrderBy(project => ProjectRoles.Of(project) switch
    {
        ProjectRole.Web => 0,
        ProjectRole.UserInterface => 1,
        ProjectRole.Program => 2,
        _ => 3,
    }).ThenBy(project => project.Path, StringComparer.Ordinal).FirstOrDefault() ?? Tests.FirstOrDefault();

    /// <summary>The language of most projects: csharp, fsharp or vb.</summary>
    public string Language => _survey.Projects.GroupBy(project => project.SourceExtension).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.Key).FirstOrDefault() switch { ".fs" => "fsharp", ".vb" => "vb", _ => "csharp" };

    /// <summary>The framework of the tests, as their packages or their sources name it; empty where none that is known is named.</summary>
    public string TestFramework => Frameworks.FirstOrDefault(framework => Tests.Any(project => Refers(project, framework.Package))).Name
        ?? Frameworks.FirstOrDefault(framework => Tests.Any(project => project.Sources.Any(source => source.Uses.Contains(framework.Namespace)))).Name ?? "";

    /// <summary>The folder that all tests lie in, <c>tests</c> where there are none yet.</summary>
    public string TestFolder
    {
        get
        {
            string[] folders = Tests.Select(project => project.Folder).ToArray();
            if (folders.Length == 0)
                return "tests";
            string common = folders[0];
            while (common.Length > 0 && !folders.All(folder => folder == common || folder.StartsWith(common + "/", StringComparison.Ordinal)))
                common = common.LastIndexOf('/') is > 0 and int slash ? common[..slash] : "";
            return OrRoot(common);
        }
    }

    /// <summary>The file in which dependencies are declared; empty where there is no project.</summary>
    public string DependencyFile => _survey.CentralPackages.Length > 0 ? _survey.CentralPackages : Entry?.Path ?? "";

    private static bool Refers(SurveyedProject project, string package)
        => project.Sdk.StartsWith(package, StringComparison.OrdinalIgnoreCase) || project.Packages.Any(name => name.StartsWith(package, StringComparison.OrdinalIgnoreCase));

    /// <summary>A folder as forge.json writes it.</summary>
    public static string OrRoot(string folder) => folder.Length == 0 ? "." : folder;
}
