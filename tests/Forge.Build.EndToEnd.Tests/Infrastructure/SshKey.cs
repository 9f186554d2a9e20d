using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>A key of somebody who may authorize, or would like to.</summary>
/// <param name="Path">The private half, absolute; the public one lies beside it.</param>
/// <param name="Signer">The line that lets it authorize.</param>
internal sealed record SshKey(string Path, string Signer)
{
    /// <summary>Makes one without a passphrase, outside of any repository.</summary>
    public static SshKey Make(string name)
    {
        string folder = EndToEndRun.NewFolder("keys"), path = System.IO.Path.Combine(folder, name);
        CommandResult made = Command.Run(folder, EndToEndRun.Environment, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path);
        Assert.AreEqual(0, made.ExitCode, made.Transcript);
        string[] halves = File.ReadAllText(path + ".pub").Split(' ');
        return new SshKey(path, name + "@example.invalid " + halves[0] + " " + halves[1] + "\n");
    }

    /// <summary>Signs a text as the command would, without asking it; indented as the ledger has it.</summary>
    public string Sign(string text)
    {
        string file = System.IO.Path.Combine(EndToEndRun.NewFolder("signed"), "text");
        File.WriteAllText(file, text);
        CommandResult signed = Command.Run(System.IO.Path.GetDirectoryName(file)!, EndToEndRun.Environment, "ssh-keygen", "-Y", "sign", "-n", "forge-authorization", "-f", Path, file);
        Assert.AreEqual(0, signed.ExitCode, signed.Transcript);
        return "    " + File.ReadAllText(file + ".sig").TrimEnd().Replace("\n", "\n    ") + "\n";
    }
}
