using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Building;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>Which steps a run of the tests has: static correctness first, behaviour after it (Builder Contract 9).</summary>
internal static class TestPlan
{
    /// <summary>The step that builds.</summary>
    public const string Static = "static";

    /// <summary>The step that runs the tests of the solution.</summary>
    public const string Tests = "tests";

    private const string BackendTests = "backend_tests";
    private const string FrontendBuild = "frontend_build";
    private const string FrontendTests = "frontend_tests";
    private const string DotNet = "dotnet";
    private const string PackageFile = "package.json";

    // What the shell would act on that Windows runs a batch file with, whatever the quotes.
    private const string OfBatchFiles = "\"&|<>^%!\n\r";

    /// <summary>The steps, in their order.</summary>
    /// <param name="repository">What is tested.</param>
    /// <param name="settings">What <c>forge.json</c> says.</param>
    /// <param name="folder">Takes files for the steps.</param>
    /// <param name="cancellation">Interrupts the search for projects.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static IReadOnlyList<TestStep> Of(ForgeRepository repository, TestSettings settings, TemporaryFolder folder, CancellationToken cancellation)
    {
        List<TestStep> steps = new();
        TestStep? backend = settings.BackendTest is { } command ? OfCommand(BackendTests, true, command, repository, repository.Root) : null;
        bool usesPlatform = DotNetTest.UsesPlatform(repository.Root);
        bool isDotNetTest = backend is { Refusal.Length: 0, Words.Count: > 1 } && backend.Words[0] == DotNet && backend.Words[1] == "test";
        if (DotNetTarget.Find(repository, settings.Solution, folder, cancellation) is { } target)
        {
            steps.Add(WithProgram(new TestStep(Static, false, [DotNet, .. DotNetTest.BuildArguments(target.Argument, settings.Arguments)], repository.Root) { Refusal = target.Refusal }, repository));
            if (!isDotNetTest)
                steps.Add(Testing(new TestStep(Tests, true, [DotNet, .. DotNetTest.TestArguments(target.Argument, target.IsSolution, usesPlatform, settings.Arguments)], repository.Root)));
        }
        if (settings.FrontendBuild is { } build)
            steps.Add(OfFrontend(FrontendBuild, false, build, repository, settings));
        if (backend is not null)
            steps.Add(isDotNetTest ? Testing(backend with { Name = Tests }) : backend);
        if (settings.FrontendTest is { } test)
            steps.Add(OfFrontend(FrontendTests, true, test, repository, settings));
        return steps.OrderBy(step => step.IsTest).ToArray();

        TestStep Testing(TestStep step) => WithProgram(step, repository) with
        {
            After = Static,
            Results = results => DotNetTest.ResultArguments(usesPlatform, step.Words, results),
        };
    }

    private static TestStep OfFrontend(string name, bool isTest, CommandSetting command, ForgeRepository repository, TestSettings settings)
    {
        string folder = settings.FrontendFolder;
        if (folder.Length > 0 && !(Directory.Exists(repository.FullPath(folder)) && repository.IsInside(folder)))
        {
            return new TestStep(name, isTest, [command.Text], repository.Root)
            {
                Refusal = "\"frontend.dir\" of forge.json names " + folder + ", which is no folder inside the project root",
                At = command.At,
            };
        }
        // One word is the name of a script, where the package has one of that name.
        CommandSetting asCommand = command.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '.') && HasScript(repository, folder, command.Text)
            ? command with { Text = "npm run " + command.Text }
            : command;
        return OfCommand(name, isTest, asCommand, repository, repository.FullPath(folder)) with { IsFrontend = true, After = isTest ? FrontendBuild : "" };
    }

    private static bool HasScript(ForgeRepository repository, string folder, string name)
    {
        string path = folder.Length == 0 ? PackageFile : folder + "/" + PackageFile;
        if (ContractFile.Read(repository, path).Text is not { } text)
            return false;
        JsonSource.Parse(path, text, out JsonValue? root, out List<JsonProblem> _);
        return root?["scripts"]?[name] is not null;
    }

    private static TestStep OfCommand(string name, bool isTest, CommandSetting command, ForgeRepository repository, string folder)
        => CommandWords.TryParse(command.Text, out IReadOnlyList<string> words, out string reason)
            ? WithProgram(new TestStep(name, isTest, words, folder) { At = command.At }, repository)
            : new TestStep(name, isTest, [command.Text], folder) { At = command.At, Refusal = "its command cannot be run as it stands: " + reason };

    private static TestStep WithProgram(TestStep step, ForgeRepository repository)
    {
        if (step.Refusal.Length > 0)
            return step;
        string program = step.Words[0];
        if (program.IndexOfAny(['/', '\\']) >= 0)
        {
            string from = Path.GetRelativePath(repository.Root, Path.GetFullPath(Path.Combine(step.Folder, program)));
            return RelativePath.TryParse(from, out RelativePath? path, out _) && File.Exists(repository.FullPath(path!.Value)) && repository.IsInside(path.Value)
                ? Guarded(step with { Executable = repository.FullPath(path.Value) })
                : step with { Refusal = "its program " + program + " is no file inside the project root" };
        }
        return ChildProcess.Find(program, ".exe", ".cmd", ".bat") is { } found
            ? Guarded(step with { Executable = found })
            : step with { Refusal = program + " is not on PATH", LacksProgram = true };
    }

    private static TestStep Guarded(TestStep step)
    {
        bool isBatch = step.Executable!.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) || step.Executable.EndsWith(".bat", StringComparison.OrdinalIgnoreCase);
        return isBatch && step.Words.Any(word => word.IndexOfAny(OfBatchFiles.ToCharArray()) >= 0)
            ? step with { Executable = null, Refusal = "its program is a batch file, and a shell would act on characters of its arguments" }
            : step;
    }
}
