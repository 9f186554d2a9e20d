using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Building;

/// <summary>A command of <c>forge.json</c> and where it stands.</summary>
/// <param name="Text">As written, for example <c>npm run build</c>.</param>
/// <param name="At">Its place.</param>
internal sealed record CommandSetting(string Text, SourceLocation At);

/// <summary>What <c>forge.json</c> says of building and testing (Builder Contract 9.2).</summary>
internal sealed record TestSettings
{
    /// <summary>The file, relative to the project root.</summary>
    public const string Path = "forge.json";

    private const int MostMinutes = 24 * 60;
    private const int Excerpt = 120;

    /// <summary><c>test.solution</c>: the solution or project that is built and tested, relative to the project root; empty where it is not said.</summary>
    public string Solution { get; private init; } = "";

    /// <summary><c>test.timeout_minutes</c>: how long a step may take.</summary>
    public TimeSpan? Patience { get; private init; }

    /// <summary><c>test.arguments</c>: what <c>dotnet test</c> is told beside.</summary>
    public IReadOnlyList<string> Arguments { get; private init; } = [];

    /// <summary><c>backend.test_command</c>; null where it is not said.</summary>
    public CommandSetting? BackendTest { get; private init; }

    /// <summary><c>frontend.dir</c>, relative to the project root; empty for the root.</summary>
    public string FrontendFolder { get; private init; } = "";

    /// <summary><c>frontend.build_cmd</c>; null where it is not said or the frontend is not enabled.</summary>
    public CommandSetting? FrontendBuild { get; private init; }

    /// <summary><c>frontend.test_cmd</c>; null where it is not said or the frontend is not enabled.</summary>
    public CommandSetting? FrontendTest { get; private init; }

    /// <summary>Reads them; absent ones are as if nothing was said.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="findings">FORGE3001 for what has not its shape, FORGE6002 where the file cannot be read; then nothing of it may be run.</param>
    public static TestSettings Read(ForgeRepository repository, out IReadOnlyList<Finding> findings)
    {
        ContractFile file = ContractFile.Read(repository, Path);
        List<JsonProblem> problems = new();
        TestSettings settings = new();
        if (file.State == ContractState.Unreadable)
        {
            findings = [new Finding(RuleCatalog.ContractUnreadable, SourceLocation.StartOf(Path),
                "forge.json cannot be read, so nobody can tell how to test: " + PrintableText.Excerpt(file.Problem, 300), "make it a readable file inside the project root.")];
            return settings;
        }
        if (file.Text is not null)
        {
            JsonSource.Parse(Path, file.Text, out JsonValue? root, out problems);
            JsonShape shape = new(problems);
            if (root is { Kind: not JsonKind.Object })
                shape.Refuse(root.Location, "forge.json must hold an object, not " + root.KindName);
            else if (root is not null)
                settings = Of(root, shape);
        }
        findings = problems.Select(problem => new Finding(RuleCatalog.MalformedContract, problem.Location, PrintableText.Excerpt(problem.Message, 300) + ".",
            "correct forge.json; tests are set as \"test\": { \"solution\": \"All.sln\", \"timeout_minutes\": 30, \"arguments\": [] }.")).ToArray();
        return settings;
    }

    private static TestSettings Of(JsonValue root, JsonShape shape)
    {
        JsonValue? test = Section(root, "test", shape), backend = Section(root, "backend", shape), frontend = Section(root, "frontend", shape);
        bool hasFrontend = frontend is not null && shape.OptionalBoolean(frontend, "enabled", "\"frontend\"");
        return new TestSettings
        {
            Solution = test is null ? "" : PathOf(test, "solution", "\"test\"", shape),
            Patience = test is null ? null : PatienceOf(test, shape),
            Arguments = test is null ? [] : shape.Texts(test, "arguments", "\"test\"").Select(value => ArgumentOf(value, shape)).ToArray(),
            BackendTest = CommandOf(backend, "test_command", "\"backend\"", shape),
            FrontendFolder = hasFrontend ? PathOf(frontend!, "dir", "\"frontend\"", shape) : "",
            FrontendBuild = hasFrontend ? CommandOf(frontend, "build_cmd", "\"frontend\"", shape) : null,
            FrontendTest = hasFrontend ? CommandOf(frontend, "test_cmd", "\"frontend\"", shape) : null,
        };
    }

    private static JsonValue? Section(JsonValue root, string name, JsonShape shape)
    {
        if (root[name] is not { Kind: not JsonKind.Null } section)
            return null;
        if (section.Kind == JsonKind.Object)
            return section;
        shape.Refuse(section.Location, "\"" + name + "\" must be an object, not " + section.KindName);
        return null;
    }

    private static string PathOf(JsonValue section, string name, string what, JsonShape shape)
    {
        string text = shape.OptionalText(section, name, what).Trim();
        if (text.Length == 0 || text is "." or "./")
            return "";
        if (RelativePath.TryParse(text, out RelativePath? path, out string reason))
            return path!.Value;
        shape.Refuse(section[name]!.Location, "\"" + name + "\" of " + what + " is \"" + PrintableText.Excerpt(text, Excerpt) + "\": " + reason);
        return "";
    }

    private static TimeSpan? PatienceOf(JsonValue test, JsonShape shape)
    {
        if (shape.OptionalCount(test, "timeout_minutes", "\"test\"") is not { } minutes)
            return null;
        if (minutes is > 0 and <= MostMinutes)
            return TimeSpan.FromMinutes(minutes);
        shape.Refuse(test["timeout_minutes"]!.Location, "\"timeout_minutes\" of \"test\" must be between 1 and " + MostMinutes.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    private static string ArgumentOf(JsonValue value, JsonShape shape)
    {
        if (value.Text.Contains('\0'))
            shape.Refuse(value.Location, "an argument of \"test\" holds a NUL character");
        return value.Text;
    }

    private static CommandSetting? CommandOf(JsonValue? section, string name, string what, JsonShape shape)
    {
        string text = section is null ? "" : shape.OptionalText(section, name, what).Trim();
        return text.Length == 0 ? null : new CommandSetting(text, section![name]!.Location);
    }
}
