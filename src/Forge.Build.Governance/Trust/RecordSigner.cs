using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Trust;

/// <summary>A signature, or why there is none.</summary>
/// <param name="Text">Armored, lines parted by a line feed; empty where there is none.</param>
/// <param name="Problem">Why, as a clause without a full stop; else empty.</param>
/// <param name="CouldRun">Whether <c>ssh-keygen</c> ran.</param>
public sealed record RecordSignature(string Text, string Problem, bool CouldRun = true);

/// <summary>Signs with the owner's SSH key.</summary>
public static class RecordSigner
{
    /// <summary>Signs a message. A key with a passphrase needs an agent that holds it: nobody is asked.</summary>
    /// <param name="keyPath">The private key, or the public one of a key that the agent holds; absolute.</param>
    /// <param name="message">What is signed, lines parted by a line feed.</param>
    /// <param name="space">The namespace, which keeps signatures of one kind of record apart from all others.</param>
    public static RecordSignature Sign(string keyPath, string message, string space)
    {
        if (!File.Exists(keyPath))
            return new RecordSignature("", "there is no key at " + keyPath);
        // The empty passphrase is the answer to a question that would otherwise be asked on the terminal.
        string[] arguments = { "-Y", "sign", "-n", space, "-P", "", "-f", Path.GetFullPath(keyPath) };
        ProcessResult result = SshKeygen.Run(Path.GetTempPath(), message, arguments);
        if (result.ExitCode is null)
            return new RecordSignature("", result.Error, CouldRun: false);
        string text = string.Join("\n", result.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
        if (result.ExitCode == 0 && text.StartsWith("-----BEGIN SSH SIGNATURE-----", StringComparison.Ordinal))
            return new RecordSignature(text, "");
        return new RecordSignature("", SshKeygen.LastWords(result) + "; a key with a passphrase must be in the agent (ssh-add " + keyPath + ")");
    }
}
