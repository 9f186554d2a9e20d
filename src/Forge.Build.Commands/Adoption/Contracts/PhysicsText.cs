using System.Linq;
using System.Text;
using System.Text.Json;
using Forge.Build.Commands.Adoption.Surveys;
using Forge.Build.Governance.Contracts.Json;

namespace Forge.Build.Commands.Adoption.Contracts;

/// <summary>The first <c>physics.yaml</c>: the routes that the sources show; what goes in and comes out is left open.</summary>
internal static class PhysicsText
{
    /// <summary>The text: YAML, every text of the repository quoted as JSON, which is YAML too.</summary>
    public static string Of(string name, Survey survey)
    {
        StringBuilder text = new();
        text.Append("# Proposed by forge init from the sources; review it. Requests and responses are left open: write them below each method (Builder Contract 5).\n");
        if (survey.OpenRoutes > 0)
            text.Append("# The sources declare " + survey.OpenRoutes + " more whose route no single place shows as a whole; add them by hand.\n");
        text.Append("info:\n  title: ").Append(Quoted(name)).Append('\n');
        if (survey.Routes.Count == 0)
            text.Append("paths: {}\n");
        else
            text.Append("paths:\n");
        foreach (IGrouping<string, SurveyedRoute> path in survey.Routes.GroupBy(route => route.Path))
        {
            text.Append("  ").Append(Quoted(path.Key)).Append(":\n");
            foreach (SurveyedRoute route in path)
                text.Append("    ").Append(route.Method).Append(":\n      summary: ").Append(Quoted("declared in " + route.Source)).Append('\n');
        }
        return text.Append("schemas: {}\n").ToString();
    }

    private static string Quoted(string value) => JsonText.Of(json => Write(json, value)).TrimEnd('\n');

    private static void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);
}
