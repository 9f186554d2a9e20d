using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Commands.Adoption.Layers;
using Forge.Build.Commands.Adoption.Surveys;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Commands.Adoption.Contracts;

/// <summary>The first contracts that are prose. They say what was found, and what nobody but the director can say they leave open in so many words.</summary>
internal sealed class ProseText
{
    private const int MostListed = 200;
    private const string OpenScreens = "The screens and what they do are not written down yet; write them here.\n";
    private const string Proposed = "Proposed by `forge init` from what is in the repository. It is a first version: review it, correct it, then delete this line.\n\n";

    private readonly Survey _survey;
    private readonly RepositoryFacts _facts;

    public ProseText(Survey survey, RepositoryFacts facts)
    {
        _survey = survey;
        _facts = facts;
    }

    /// <summary><c>blueprint.md</c>.</summary>
    public string Blueprint()
    {
        StringBuilder text = Begin("Blueprint");
        text.Append("## What is built\n\n").Append(Inert(_facts.Name)).Append(". What it is for, and for whom, is not written down yet; the director writes it here.\n\n## Projects\n\n");
        List(text, _survey.Projects.Select(Describe), "There is no project yet.");
        return text.ToString();
    }

    /// <summary><c>manifesto.md</c>.</summary>
    public string Manifesto(IReadOnlyList<ProposedLayer> layers)
    {
        StringBuilder text = Begin("Manifesto");
        text.Append("## Principles\n\n- Each layer does its own job and no other layer's; `boundaries.json` says which, and every build checks it.\n");
        text.Append("- Violations that are known today are listed there, and that list only gets shorter.\n");
        text.Append("- A change is as small as it can be, and comes with its evidence.\n");
        text.Append("- What mutates data of users asks before it does so; exceptions are written here (Builder Contract 6). None is written yet.\n\n## Layers\n\n");
        List(text, layers.Select(layer => "**" + Inert(layer.Name) + "**: " + Inert(layer.Description)), "There is no layer yet.");
        return text.ToString();
    }

    /// <summary><c>stack.md</c>.</summary>
    public string Stack()
    {
        StringBuilder text = Begin("Stack");
        string[] packages = _facts.Shipped.SelectMany(project => project.Packages).Distinct(System.StringComparer.OrdinalIgnoreCase).Order(System.StringComparer.OrdinalIgnoreCase).ToArray();
        text.Append("- **Language:** ").Append(_facts.Language switch { "fsharp" => "F#", "vb" => "Visual Basic", _ => "C#" }).Append('\n');
        Line(text, "Target frameworks", _survey.Projects.SelectMany(project => project.TargetFrameworks));
        Line(text, "SDKs", _survey.Projects.Select(project => project.Sdk).Where(sdk => sdk.Length > 0));
        Line(text, "Tests", _facts.TestFramework.Length > 0 ? [_facts.TestFramework] : []);
        text.Append("\n## Backend\n\n- **Framework:** ").Append(_facts.Shipped.Any(project => project.IsWeb) ? "ASP.NET Core" : "none; no project refers to ASP.NET Core").Append("\n\n");
        text.Append("### Packages of what is shipped\n\n");
        List(text, packages.Select(package => "`" + Inert(package).Replace("`", "") + "`"), "No project refers to a package.");
        text.Append("\n## Frontend\n\n- **Enabled:** ").Append(_survey.Frontend is null ? "No\n" : "Yes\n");
        if (_survey.Frontend is { } frontend)
        {
            text.Append("- **Framework:** ").Append(frontend.Framework).Append('\n');
            text.Append("- **Folder:** ").Append(Inert(frontend.Folder)).Append('\n');
        }
        return text.ToString();
    }

    /// <summary><c>schema.md</c>.</summary>
    public string Schema()
    {
        StringBuilder text = Begin("Schema");
        if (_survey.Tables.Count == 0)
            return text.Append("No table was found: no SQL file creates one, and no source declares a set of a context. Write here what is kept, or that nothing is.\n").ToString();
        text.Append("## Tables\n\nThe names are those that the sources give; columns are not written down yet.\n\n");
        foreach (SurveyedTable table in _survey.Tables)
            text.Append("### ").Append(Inert(table.Name)).Append("\n\nNamed in ").Append(Inert(table.Source)).Append(".\n\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary><c>ui.md</c>.</summary>
    public string Ui()
    {
        StringBuilder text = Begin("User interface");
        string[] drawn = _facts.Shipped.Where(project => project.IsUserInterface).Select(project => project.Name).ToArray();
        if (_survey.Frontend is { } frontend)
            text.Append("There is a frontend in ").Append(Inert(frontend.Folder)).Append(" (").Append(frontend.Framework).Append("). ").Append(OpenScreens);
        else if (drawn.Length > 0)
            text.Append("These projects draw what users see: ").Append(string.Join(", ", drawn.Select(Inert))).Append(". ").Append(OpenScreens);
        else
            text.Append("No frontend was found. If there are screens, write here what they do.\n");
        return text.ToString();
    }

    private static StringBuilder Begin(string title) => new StringBuilder("# ").Append(title).Append("\n\n").Append(Proposed);

    private static string Describe(SurveyedProject project)
        => "**" + Inert(project.Name) + "** (" + Inert(project.Path) + "): " + (project.IsTest ? "tests" : ProjectRoles.NameOf(ProjectRoles.Of(project)))
            + (project.TargetFrameworks.Count > 0 ? ", " + Inert(string.Join(", ", project.TargetFrameworks)) : "");

    private static void Line(StringBuilder text, string label, IEnumerable<string> values)
    {
        string[] known = values.Distinct().Order(System.StringComparer.Ordinal).ToArray();
        if (known.Length > 0)
            text.Append("- **").Append(label).Append(":** ").Append(string.Join(", ", known.Take(MostListed).Select(Inert))).Append('\n');
    }

    private static void List(StringBuilder text, IEnumerable<string> lines, string none)
    {
        string[] all = lines.ToArray();
        if (all.Length == 0)
            text.Append(none).Append('\n');
        foreach (string line in all.Take(MostListed))
            text.Append("- ").Append(line).Append('\n');
        if (all.Length > MostListed)
            text.Append("- and ").Append(all.Length - MostListed).Append(" more\n");
    }

    private static string Inert(string value) => InertMarkdown.Of(value);
}
