using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>A repository of a test's own, with real builds.</summary>
internal sealed class TempRepository
{
    private readonly List<BuildResult> _builds = new();
    private readonly List<CommandResult> _commands = new();
    private readonly List<string> _compilerLog = new();
    private readonly Dictionary<string, string> _environment = new(EndToEndRun.Environment);

    /// <param name="name">The last segment of its path.</param>
    public TempRepository(string name = "repository") => Root = EndToEndRun.NewFolder(name);

    /// <summary>Absolute.</summary>
    public string Root { get; }

    /// <summary>Every build so far.</summary>
    public IReadOnlyList<BuildResult> Builds => _builds;

    /// <summary>Every run of the <c>forge</c> command so far.</summary>
    public IReadOnlyList<CommandResult> Commands => _commands;

    /// <summary>The codes in the compiler's logs that a test read.</summary>
    public IReadOnlyList<string> CompilerLog => _compilerLog;

    /// <summary>Absolute, of a path with <c>/</c>.</summary>
    public string PathOf(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public bool Holds(string path) => Path.Exists(PathOf(path));

    /// <summary>Writes a text file as UTF-8 without BOM.</summary>
    public TempRepository Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public TempRepository Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllBytes(PathOf(path), bytes);
        return this;
    }

    public TempRepository Delete(string path)
    {
        if (Directory.Exists(PathOf(path)))
            Directory.Delete(PathOf(path), recursive: true);
        else
            File.Delete(PathOf(path));
        return this;
    }

    /// <summary>Sets a variable for all that runs from now on.</summary>
    public TempRepository With(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>Runs <c>dotnet build</c> in the root.</summary>
    public BuildResult Build(params string[] arguments) => Dotnet(["build", .. arguments]);

    /// <summary>Runs a command of <c>dotnet</c> that builds, in the root.</summary>
    public BuildResult Dotnet(params string[] arguments) => DotnetFrom(Root, arguments);

    /// <summary>Runs a command of <c>dotnet</c> that builds, with a binary log of its own outside of the repository.</summary>
    /// <param name="folder">Where; absolute.</param>
    /// <param name="arguments">The command and its arguments.</param>
    public BuildResult DotnetFrom(string folder, params string[] arguments)
    {
        string log = Path.Combine(EndToEndRun.NewFolder("log"), "build.binlog");
        CommandResult command = Command.Run(folder, _environment, Command.DotnetHost,
            [arguments[0], "-nodeReuse:false", "-tl:off", "-bl:" + log + ";ProjectImports=None", .. arguments.Skip(1)]);
        Keep(command.Transcript);
        Assert.IsTrue(File.Exists(log), command.Transcript);
        BuildResult build = new(command, BuildLog.Read(log), Root);
        lock (_builds)
            _builds.Add(build);
        return build;
    }

    /// <summary>The codes in a log that the compiler wrote because of <c>ErrorLog</c>; there stands what it does not print.</summary>
    public IReadOnlyList<string> CodesOfCompilerLog(string path)
    {
        using JsonDocument log = JsonDocument.Parse(Read(path));
        string[] codes = log.RootElement.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("results").EnumerateArray())
            .Select(result => result.GetProperty("ruleId").GetString()!).ToArray();
        _compilerLog.AddRange(codes);
        return codes;
    }

    // MSTest gathers what a test writes, also where several run at once, and shows it where the test fails.
    private static void Keep(string transcript) => Console.WriteLine(transcript);

    /// <summary>Runs the <c>forge</c> command in the root.</summary>
    public CommandResult Forge(params string[] arguments) => ForgeFrom(Root, arguments);

    /// <summary>Runs the <c>forge</c> command.</summary>
    /// <param name="folder">Where; absolute.</param>
    /// <param name="arguments">Its arguments.</param>
    public CommandResult ForgeFrom(string folder, params string[] arguments)
    {
        CommandResult command = Command.Run(folder, _environment, EndToEndRun.Tool, arguments);
        Keep(command.Transcript);
        _commands.Add(command);
        return command;
    }

    /// <summary>Runs the <c>forge</c> command in a pseudo-terminal of 120 columns, with what a person types. Linux only.</summary>
    public CommandResult ForgeOnATerminal(string typed, params string[] arguments)
    {
        string command = "stty cols 120 rows 40; exec " + string.Join(' ', arguments.Prepend(EndToEndRun.Tool).Select(word => "'" + word + "'"));
        Dictionary<string, string> environment = new(_environment);
        environment.TryAdd("TERM", "xterm");
        CommandResult result = Command.RunWith(typed, Root, environment, "script", "-qec", command, "/dev/null");
        Keep(result.Transcript);
        return result;
    }

    /// <summary>Starts the <c>forge</c> command in the root and kills it.</summary>
    /// <param name="wait">Returns when it is time, or when the command has ended.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Whether it was killed before its end.</returns>
    public bool KillForge(Action<Process> wait, params string[] arguments)
    {
        string[] words = Command.Heedful(Command.DotnetHost, ["exec", EndToEndRun.ToolAssembly, .. arguments]);
        return Command.Kill(Root, _environment, wait, words[0], words[1..]);
    }

    /// <summary>Starts the <c>forge</c> command in the root and leaves it running.</summary>
    public RunningForge StartForge(params string[] arguments)
    {
        string[] words = Command.Heedful(Command.DotnetHost, ["exec", EndToEndRun.ToolAssembly, .. arguments]);
        return new RunningForge(Command.Start(Root, _environment, words[0], words[1..]));
    }

    /// <summary>Another repository that holds the same files.</summary>
    public TempRepository Copy()
    {
        TempRepository copy = new(Path.GetFileName(Root));
        foreach (string folder in Directory.EnumerateDirectories(Root, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(copy.Root, Path.GetRelativePath(Root, folder)));
        foreach (string file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(copy.Root, Path.GetRelativePath(Root, file)));
        return copy;
    }

    /// <summary>Runs git in the root; it must succeed.</summary>
    public string Git(params string[] arguments) => Run("git", arguments);

    /// <summary>Runs a program in the root; it must succeed.</summary>
    public string Run(string program, params string[] arguments)
    {
        CommandResult command = Command.Run(Root, _environment, program, arguments);
        Keep(command.Transcript);
        Assert.AreEqual(0, command.ExitCode);
        return command.Output;
    }
}
