using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>How <c>dotnet build</c> and <c>dotnet test</c> are told what to do. SDK 10 has two runners of tests, whose options differ.</summary>
internal static class DotNetTest
{
    /// <summary>The option of Microsoft.Testing.Platform for TRX results; its extension of that name has to be referenced.</summary>
    public const string TrxOption = "--report-trx";

    /// <summary>The package that brings <see cref="TrxOption"/>.</summary>
    public const string TrxPackage = "Microsoft.Testing.Extensions.TrxReport";

    private const string Platform = "Microsoft.Testing.Platform";
    private const int MostBytes = 1024 * 1024;

    private static readonly string[] ConfigurationOptions = { "-c", "--configuration" };

    /// <summary>The arguments of <c>dotnet</c> that build.</summary>
    /// <param name="target">The solution or project.</param>
    /// <param name="more">What the tests are told; its configuration is the one that is built.</param>
    public static IEnumerable<string> BuildArguments(string target, IReadOnlyList<string> more)
        => ["build", target, "-v:q", "-nodeReuse:false", "-p:ForgeAudit=never", "-warnAsMessage:" + RuleCatalog.AuditSwitchedOff.Code, .. ConfigurationOf(more)];

    /// <summary>The arguments of <c>dotnet</c> that test what was built.</summary>
    /// <param name="target">The solution or project.</param>
    /// <param name="isSolution">Whether it is a solution.</param>
    /// <param name="usesPlatform">Whether Microsoft.Testing.Platform runs the tests; else VSTest does.</param>
    /// <param name="more">More of them.</param>
    public static IEnumerable<string> TestArguments(string target, bool isSolution, bool usesPlatform, IReadOnlyList<string> more)
        => usesPlatform ? ["test", isSolution ? "--solution" : "--project", target, "--no-build", .. more] : ["test", target, "--no-build", .. more];

    /// <summary>What comes right after <c>test</c>, so that nothing of a user swallows it: results as TRX in a folder, and a line for each test.</summary>
    /// <param name="usesPlatform">Whether Microsoft.Testing.Platform runs the tests.</param>
    /// <param name="given">The arguments that are there already.</param>
    /// <param name="folder">Absolute; where the results go.</param>
    public static IReadOnlyList<string> ResultArguments(bool usesPlatform, IReadOnlyList<string> given, string folder)
    {
        if (!usesPlatform)
            return ["--logger", "trx", "--logger", "console;verbosity=normal", "--results-directory", folder];
        // Some frameworks write TRX by an option of their own, for example --report-xunit-trx.
        bool hasOwn = given.Any(argument => argument.StartsWith("--report-", StringComparison.Ordinal) && argument.EndsWith("trx", StringComparison.Ordinal));
        string[] platform = ["--results-directory", folder, "--output", "Detailed", "--no-ansi", "--no-progress"];
        return hasOwn ? platform : [TrxOption, .. platform];
    }

    /// <summary>Whether <c>global.json</c>, the nearest at a folder or above as the SDK finds it, chooses Microsoft.Testing.Platform.</summary>
    public static bool UsesPlatform(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            FileInfo file = new(Path.Combine(at.FullName, "global.json"));
            if (file.Exists)
                return Runner(file).Equals(Platform, StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }

    private static string Runner(FileInfo file)
    {
        FileBytes bytes = new();
        try
        {
            // A pipe has no length, and opening one would wait for a writer for ever.
            if (file.Length is 0 or > MostBytes || !bytes.TryRead(file.FullName, file.Length))
                return "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
        JsonSource.Parse("global.json", SourceText.Decode(bytes.Buffer, bytes.Count), out JsonValue? root, out List<JsonProblem> _);
        return root?["test"]?["runner"] is { Kind: JsonKind.String } runner ? runner.Text.Trim() : "";
    }

    private static IEnumerable<string> ConfigurationOf(IReadOnlyList<string> arguments)
    {
        for (int i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (ConfigurationOptions.Contains(arguments[i]) && i + 1 < arguments.Count)
                return [arguments[i], arguments[i + 1]];
            if (ConfigurationOptions.Any(option => arguments[i].StartsWith(option + "=", StringComparison.Ordinal) || arguments[i].StartsWith(option + ":", StringComparison.Ordinal)))
                return [arguments[i]];
        }
        return [];
    }
}
