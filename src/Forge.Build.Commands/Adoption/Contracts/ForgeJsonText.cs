using System.Text.Json;
using Forge.Build.Commands.Adoption.Surveys;
using Forge.Build.Governance.Contracts.Json;

namespace Forge.Build.Commands.Adoption.Contracts;

/// <summary>The first <c>forge.json</c>.</summary>
internal static class ForgeJsonText
{
    /// <summary>The text.</summary>
    public static string Of(RepositoryFacts facts, FrontendFacts? frontend) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("project_name", facts.Name);
        json.WriteStartObject("backend");
        json.WriteString("language", facts.Language);
        Write(json, "entry_module", facts.Entry is { } entry ? RepositoryFacts.OrRoot(entry.Folder) : "");
        Write(json, "test_framework", facts.TestFramework);
        json.WriteString("test_dir", facts.TestFolder);
        Write(json, "dependency_file", facts.DependencyFile);
        json.WriteNull("venv_path");
        json.WriteEndObject();
        json.WriteStartObject("frontend");
        json.WriteBoolean("enabled", frontend is not null);
        Write(json, "dir", frontend?.Folder ?? "");
        Write(json, "build_cmd", frontend?.BuildCommand ?? "");
        Write(json, "test_cmd", frontend?.TestCommand ?? "");
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length == 0)
            json.WriteNull(name);
        else
            json.WriteString(name, value);
    }
}
