using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Tool;

/// <summary>How a command is called, and for what.</summary>
/// <param name="CommandLine">As it is typed.</param>
/// <param name="What">What it does, in a few words.</param>
internal sealed record Example(string CommandLine, string What);

/// <summary>The examples of all commands, which the help and <c>docs/commands.md</c> show. Each is parsed when the page is made.</summary>
internal static class Examples
{
    /// <summary>The examples of a command; none where there are none.</summary>
    /// <param name="path">Its words after <c>forge</c>; empty for the root.</param>
    public static IReadOnlyList<Example> Of(string path) => Rows.Where(row => row.Path == path).Select(row => row.Example).ToArray();

    // One table, read only for help: nothing of it costs a command that does its work.
    private static IEnumerable<(string Path, Example Example)> Rows =>
    [
        Row("", "forge init", "make this repository governed"),
        Row("", "forge check", "ask the gates of the build"),
        Row("", "forge status", "see where things stand"),
        Row("init", "forge init", "propose contracts from what is there, and write what is missing"),
        Row("init", "forge init --dry-run", "only show what would be written"),
        Row("init", "forge init --hooks", "install the pre-commit hook, too"),
        Row("status", "forge status", "phase, last audit, what is open, and the next command"),
        Row("status", "forge status --format json", "the same for a program"),
        Row("check", "forge check", "run the gates without building"),
        Row("check", "forge check --staged", "look at what the next commit holds, as the hook does"),
        Row("check", "forge check --format sarif > forge.sarif", "a report that code scanning reads"),
        Row("explain", "forge explain FORGE3101", "what a code means, why, and how to fix it"),
        Row("explain", "forge explain A4", "the codes of a gate"),
        Row("explain", "forge explain CONTRACT_CONFLICT", "the codes of a STOP"),
        Row("baseline", "forge baseline --dry-run", "only show what would change"),
        Row("baseline", "forge baseline", "write today's violations into boundaries.json, and take out those that are gone"),
        Row("baseline", "forge baseline --shrink", "only take out those that are gone"),
        Row("baseline", "forge baseline --physics", "build, and list the routes that physics.yaml does not declare in physics.baseline, or shrink that list"),
        Row("baseline", "forge baseline --physics --grow", "as the owner: accept new undeclared routes, too"),
        Row("fix", "forge fix --dry-run", "only show what would change"),
        Row("fix", "forge fix", "add the byte order mark that PowerShell scripts lack"),
        Row("difflog", "forge difflog start --phase \"Phase 3: Orders\"", "begin a cycle"),
        Row("difflog", "forge difflog update", "bring its files and hunks to what git sees"),
        Row("difflog", "forge difflog finalize", "say that the cycle is COMPLETE"),
        Row("difflog start", "forge difflog start --phase \"Phase 3: Orders\"", "begin a cycle with a diff log that is IN_PROCESS"),
        Row("difflog start", "forge difflog start --token OVERWRITE", "with the owner's consent, over a tree that holds uncommitted work"),
        Row("difflog update", "forge difflog update", "bring its files and hunks to what git sees"),
        Row("difflog finalize", "forge difflog finalize", "say that the cycle is COMPLETE"),
        Row("test", "forge test", "build, run all tests, record the result"),
        Row("test", "forge test --repeat 3", "find tests that give two results on one tree"),
        Row("test", "forge test --timeout 60", "give each step an hour"),
        Row("audit", "forge audit", "audit the work as it lies"),
        Row("audit", "forge audit --no-evidence --format github", "in a workflow: annotate the lines, write nothing"),
        Row("authorize", "forge authorize", "authorize the commit that was signed off"),
        Row("authorize", "forge authorize --reset-loop --reason \"the plan was too large\"", "take a phase back into work"),
        Row("decide", "forge decide", "show the open question, and on a terminal ask it"),
        Row("decide", "forge decide OPTION-A --reason \"smallest change\"", "answer it"),
        Row("backfill", "forge backfill plan", "plan what decisions approved"),
        Row("backfill plan", "forge backfill plan", "write the plan and show what it creates"),
        Row("backfill run", "forge backfill run", "only show what would be created"),
        Row("backfill run", "forge backfill run --apply", "create it"),
        Row("watch", "forge watch", "audit whenever the diff log says COMPLETE"),
        Row("watch", "forge watch --once", "wait for one audit and end with its exit code"),
        Row("apply", "forge apply transcript.md", "write the files of a transcript"),
        Row("apply", "builder | forge apply -", "write them while the builder speaks"),
        Row("apply", "forge apply --allow-governance contracts.md", "as the owner: write contracts, too"),
        Row("completion", "source <(forge completion bash)", "complete in this shell"),
        Row("completion", "forge completion pwsh >> $PROFILE", "complete in each PowerShell from now on"),
    ];

    private static (string Path, Example Example) Row(string path, string commandLine, string what) => (path, new Example(commandLine, what));
}
