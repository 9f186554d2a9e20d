using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Status;

/// <summary>
/// Keeps <c>progress/status.json</c> in step with the open question (Decision Gate Contract 6, 13). Its encoding stays; what is malformed is never written over.
/// </summary>
internal static class StatusFile
{
    /// <summary>Blocks on one question; makes the file where there is none. Writes only what changes.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="question">One line.</param>
    /// <param name="alone">Whether the caller holds the <see cref="OwnerLock"/>.</param>
    /// <returns>Null, or why it could not be done: a clause without a full stop.</returns>
    public static string? Block(ForgeRepository repository, string question, bool alone)
        => Rewrite(repository, text => StatusText.Block(text, question), mayCreate: true, alone);

    /// <summary>Takes the question away, and gives the next step back. Writes only what changes; a missing file blocks nothing.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="alone">Whether the caller holds the <see cref="OwnerLock"/>.</param>
    /// <returns>Null, or why it could not be done: a clause without a full stop.</returns>
    public static string? Clear(ForgeRepository repository, bool alone)
        => Rewrite(repository, text => text is null ? "" : StatusText.Clear(text), mayCreate: false, alone);

    private static string? Rewrite(ForgeRepository repository, Func<string?, string> rewritten, bool mayCreate, bool alone)
    {
        try
        {
            // It could lead to any JSON file of the project.
            foreach (string part in new[] { ModuleArtifacts.Progress, ModuleArtifacts.Status })
            {
                if (SymbolicLinks.IsLinkAt(repository.FullPath(part)))
                    return part + " is a link";
            }
            ContractFile file = ContractFile.Read(repository, ModuleArtifacts.Status);
            return file.State switch
            {
                ContractState.Folder => "there is a folder in its place",
                ContractState.Empty => "it is empty",
                ContractState.Unreadable => file.Problem.TrimEnd('.'),
                ContractState.Present => Update(repository, rewritten, alone),
                _ => mayCreate ? Create(repository, rewritten(null), alone) : null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PrintableText.Excerpt(e.Message, 200).TrimEnd('.');
        }
        catch (JsonException)
        {
            return "it is malformed";
        }
    }

    private static string? Create(ForgeRepository repository, string text, bool alone)
        => ArtifactFile.Write(repository, ModuleArtifacts.Status, text, alone);

    private static string? Update(ForgeRepository repository, Func<string?, string> rewritten, bool alone)
    {
        if (ArtifactBytes.Read(repository, ModuleArtifacts.Status) is not { } bytes)
            return "it cannot be read";
        (Encoding? marked, int skip) = SourceText.ByteOrderMark(bytes, bytes.Length);
        Encoding encoding = marked ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        string text = encoding.GetString(bytes, skip, bytes.Length - skip);
        // Else the characters that were not understood would be written back as others.
        if (!bytes.SequenceEqual(Encoded(bytes, skip, encoding, text)))
            return "it is neither UTF-8 nor text with a byte order mark";
        if (ExecutionStatus.Read(ModuleArtifacts.Status, new SourceText(text), out IReadOnlyList<Finding> findings) is null)
            return findings.Count > 0 ? "it is malformed: " + findings[0].Message.TrimEnd('.') : "it is malformed";
        byte[] changed = Encoded(bytes, skip, encoding, rewritten(text));
        if (!bytes.SequenceEqual(changed))
            Write(repository.FullPath(ModuleArtifacts.Status), changed, alone);
        return null;
    }

    private static void Write(string path, byte[] bytes, bool alone)
    {
        if (alone)
            AtomicFile.WriteAlone(path, bytes);
        else
            AtomicFile.Write(path, bytes);
    }

    private static byte[] Encoded(byte[] marked, int skip, Encoding encoding, string text)
    {
        byte[] bytes = new byte[skip + encoding.GetByteCount(text)];
        Array.Copy(marked, bytes, skip);
        encoding.GetBytes(text, 0, text.Length, bytes, skip);
        return bytes;
    }
}
