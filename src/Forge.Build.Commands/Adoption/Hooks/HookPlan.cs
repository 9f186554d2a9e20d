using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Hooks;

/// <summary>The pre-commit hook that is installed, and the one before it that is kept.</summary>
/// <param name="Folder">The folder of the hooks, absolute.</param>
/// <param name="Kept">Whether a hook is there that is kept under another name and called first.</param>
/// <param name="Files">What is written, for those who are told of it; paths as a person knows them.</param>
internal sealed record HookPlan(string Folder, bool Kept, IReadOnlyList<PlannedFile> Files)
{
    private const string Name = "pre-commit";
    private const UnixFileMode Program
        = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Plans.</summary>
    /// <param name="repository">The governed repository; git may root above it.</param>
    /// <param name="notices">Told why there is nothing to write.</param>
    /// <returns>Null where the hook is there already, or cannot be installed.</returns>
    /// <exception cref="IOException">The hook that is there cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The hook that is there cannot be read.</exception>
    public static HookPlan? Of(ForgeRepository repository, List<string> notices)
    {
        // The runner of git switches hooks off, so git is not asked where they are: they lie beside what all working trees share.
        GitResult places = Git.Run(repository.Root, "rev-parse", "--git-common-dir", "--show-prefix");
        string[] lines = places.Output.Split('\n');
        if (!places.Succeeded || lines.Length < 2 || lines[0].Length == 0)
        {
            notices.Add("No hook was installed, since git knows no repository here: " + GitProblem.Of(places).Said);
            return null;
        }
        if (ConfiguredFolder(repository) is { Length: > 0 } configured)
        {
            notices.Add(
                "No hook was installed: core.hooksPath is " + configured + ", whose hooks are not ours to change. Add this line to " + configured + "/" + Name + ": forge check --staged");
            return null;
        }
        string folder = Path.Combine(Path.GetFullPath(Path.Combine(repository.Root, lines[0])), "hooks");
        return Of(folder, Encoding.UTF8.GetBytes(HookText.For(lines[1])), notices);
    }

    /// <summary>Writes it. At each moment there is a hook that does at least what the one before did. For one who holds the <see cref="OwnerLock"/>.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public void Write()
    {
        Directory.CreateDirectory(Folder);
        AtomicFile.Sweep(Folder);
        string hook = Path.Combine(Folder, Name), kept = Path.Combine(Folder, HookText.KeptName);
        if (Kept && !Path.Exists(kept))
        {
            // A link stays one, for a script may look for its neighbours from where it really lies.
            if (new FileInfo(hook).LinkTarget is { } target)
                File.CreateSymbolicLink(kept, target);
            else
                AtomicFile.WriteProgram(kept, File.ReadAllBytes(hook), OperatingSystem.IsWindows() ? Program : File.GetUnixFileMode(hook));
        }
        AtomicFile.WriteProgram(hook, Files[^1].After, Program);
    }

    private static HookPlan? Of(string folder, byte[] text, List<string> notices)
    {
        string hook = Path.Combine(folder, Name), kept = Path.Combine(folder, HookText.KeptName);
        string shown = ".git/hooks/" + Name;
        if (!Path.Exists(hook) && !SymbolicLinks.IsLinkAt(hook))
            return new HookPlan(folder, false, [new PlannedFile(shown, null, text, Reason(Path.Exists(kept)))]);
        if (Directory.Exists(hook) || SymbolicLinks.RealPath(hook) is null)
        {
            notices.Add("No hook was installed: " + hook + " is a folder, or a link that leads nowhere. Remove it, then run forge init --hooks again.");
            return null;
        }
        byte[] before = File.ReadAllBytes(hook);
        if (HookText.IsOurs(Encoding.UTF8.GetString(before)))
        {
            if (!before.SequenceEqual(text))
                notices.Add("The hook of forge is there already and was left as it is, though it checks another project root or was edited: " + hook);
            return null;
        }
        // What a killed run kept is the hook itself.
        if (Path.Exists(kept) && !(File.Exists(kept) && File.ReadAllBytes(kept).SequenceEqual(before)))
        {
            notices.Add("No hook was installed: both " + Name + " and " + HookText.KeptName + " are there. Merge them into one, then run forge init --hooks again.");
            return null;
        }
        return new HookPlan(folder, true,
        [
            new PlannedFile(".git/hooks/" + HookText.KeptName, null, before, "the hook that was there, called first"),
            new PlannedFile(shown, before, text, Reason(true)),
        ]);
    }

    private static string Reason(bool callsAnother)
        => "each commit carries its diff log and keeps the boundaries (Builder Contract 9.3)" + (callsAnother ? "; calls " + HookText.KeptName + " first" : "");

    // What the command line says is the runner's own.
    private static string ConfiguredFolder(ForgeRepository repository)
    {
        string[] fields = Git.Run(repository.Root, "config", "--show-scope", "-z", "--get-all", "core.hooksPath").Output.Split('\0');
        string folder = "";
        for (int i = 0; i + 1 < fields.Length; i += 2)
            folder = fields[i] == "command" ? folder : fields[i + 1];
        return folder;
    }
}
