using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Forge.Build.Commands.Adoption.Hooks;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Adoption.Hooks;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class HookPlanTests
{
    private const string Hook = ".git/hooks/pre-commit";
    private const string Kept = ".git/hooks/" + HookText.KeptName;

    [TestMethod]
    public void TheHookIsAProgramAndASecondRunLeavesIt()
    {
        using GitFolder folder = new();
        Install(folder);
        string path = folder.Files.At(Hook);
        Assert.AreEqual("rwxr-xr-x", Rights(path));
        Assert.IsTrue(File.ReadAllText(path).StartsWith("#!/bin/sh\n", StringComparison.Ordinal));
        Assert.DoesNotContain("\r", File.ReadAllText(path));
        Assert.IsFalse(File.Exists(folder.Files.At(Kept)));

        List<string> notices = new();
        Assert.IsNull(HookPlan.Of(folder.Repository, notices));
        Assert.IsEmpty(notices);
    }

    [TestMethod]
    public void AHookThatIsThereIsKeptCalledFirstAndObeyed()
    {
        using GitFolder folder = new();
        folder.Files.Write(Hook, "#!/bin/sh\necho before \"$@\"\nexit 7\n");
        File.SetUnixFileMode(folder.Files.At(Hook), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        string text = File.ReadAllText(folder.Files.At(Hook));

        Install(folder);

        Assert.AreEqual(text, File.ReadAllText(folder.Files.At(Kept)));
        Assert.AreEqual("rwx------", Rights(folder.Files.At(Kept)));
        (int exitCode, string output) = folder.TryGit("commit", "--allow-empty", "-m", "x");
        Assert.AreNotEqual(0, exitCode);
        Assert.Contains("before", output);
        Assert.IsNull(HookPlan.Of(folder.Repository, []));
    }

    [TestMethod]
    public void AKilledRunIsCompletedAndLosesNoHook()
    {
        using GitFolder folder = new();
        folder.Files.Write(Hook, "#!/bin/sh\nexit 0\n");
        // Killed after the copy and before the new hook.
        folder.Files.Write(Kept, "#!/bin/sh\nexit 0\n");

        Install(folder);

        Assert.IsTrue(HookText.IsOurs(File.ReadAllText(folder.Files.At(Hook))));
        Assert.AreEqual("#!/bin/sh\nexit 0\n", File.ReadAllText(folder.Files.At(Kept)));
    }

    [TestMethod]
    public void ALinkStaysALink()
    {
        using GitFolder folder = new();
        folder.Write("tools/check.sh", "#!/bin/sh\nexit 0\n");
        folder.Files.LinkFile(Hook, "../../tools/check.sh");

        Install(folder);

        Assert.AreEqual("../../tools/check.sh", new FileInfo(folder.Files.At(Kept)).LinkTarget);
        Assert.IsNull(new FileInfo(folder.Files.At(Hook)).LinkTarget);
        Assert.AreEqual("#!/bin/sh\nexit 0\n", File.ReadAllText(folder.Files.At("tools/check.sh")));
    }

    [TestMethod]
    public void WhatIsNotOursToChangeIsLeftAndSaid()
    {
        foreach ((Action<GitFolder> prepare, string said) in new (Action<GitFolder>, string)[]
        {
            (folder => folder.Git("config", "core.hooksPath", ".husky"), "core.hooksPath is .husky"),
            (folder => { folder.Files.Write(Hook, "a"); folder.Files.Write(Kept, "b"); }, "Merge them"),
            (folder => folder.Files.Make(Hook), "is a folder"),
            (folder => folder.Files.LinkFile(Hook, "/nowhere/at/all"), "leads nowhere"),
        })
        {
            using GitFolder folder = new();
            prepare(folder);
            string state = folder.Files.At(".git/hooks");
            string[] before = Directory.Exists(state) ? Directory.GetFileSystemEntries(state).Order().ToArray() : [];
            List<string> notices = new();

            Assert.IsNull(HookPlan.Of(folder.Repository, notices));

            Assert.Contains(said, notices.Single());
            Assert.AreSequenceEqual(before, Directory.Exists(state) ? Directory.GetFileSystemEntries(state).Order().ToArray() : []);
        }
    }

    [TestMethod]
    public void AWorktreeSharesTheHooksOfItsRepository()
    {
        using GitFolder folder = new();
        folder.Commit();
        folder.Git("worktree", "add", "-q", "tree");
        HookPlan plan = HookPlan.Of(ForgeRepository.TryOpen(folder.Files.At("tree"))!, [])!;
        plan.Write();
        Assert.IsTrue(File.Exists(folder.Files.At(Hook)));
    }

    [TestMethod]
    public void WithoutGitThereIsNoHook()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("x");
        List<string> notices = new();
        Assert.IsNull(HookPlan.Of(folder.Repository, notices));
        Assert.Contains("No hook was installed", notices.Single());
    }

    [TestMethod]
    public void TheHookFindsForgeOnPathOrInAManifestAndFailsWithoutOne()
    {
        using GitFolder folder = new("a b'c");
        folder.Write("Forge/evidence/x.md", "x");
        HookPlan.Of(folder.Repository, [])!.Write();
        Program(folder, "path/forge", "echo global in \"$(pwd -P | sed 's/.*\\///')\" \"$@\"");
        Program(folder, "sdk/dotnet", "echo local \"$@\"");

        Assert.Contains("global in a b'c check --staged", Run(folder, "path"));
        Assert.Contains("needs the forge command", Run(folder, "sdk"));
        folder.Files.Write(".config/dotnet-tools.json", "{ \"tools\": { \"Forge.Build.Tool\": {} } }");
        Assert.Contains("local tool run forge check --staged", Run(folder, "sdk"));
    }

    private static void Program(GitFolder folder, string path, string line) => folder.Files.Program(path, "#!/bin/sh\n" + line + "\n");

    private static string Run(GitFolder folder, string programs)
    {
        ProcessStartInfo start = new("/bin/sh") { WorkingDirectory = folder.Files.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(".git/hooks/pre-commit");
        start.Environment["PATH"] = folder.Files.At(programs) + ":/usr/bin:/bin";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(output.Contains("needs the forge", StringComparison.Ordinal) ? 1 : 0, process.ExitCode, output);
        return output;
    }

    private static void Install(GitFolder folder)
    {
        List<string> notices = new();
        HookPlan? plan = HookPlan.Of(folder.Repository, notices);
        Assert.IsNotNull(plan, string.Join('\n', notices));
        plan.Write();
    }

    private static string Rights(string path)
        => string.Concat("rwxrwxrwx".Select((right, i) => ((int)File.GetUnixFileMode(path) & (256 >> i)) != 0 ? right : '-'));
}
