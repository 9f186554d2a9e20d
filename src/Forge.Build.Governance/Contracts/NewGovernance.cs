using System.Collections.Generic;
using System.IO;
using System.Text;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts;

/// <summary>
/// The first contracts of a repository: forms to fill in. A form is nothing but a comment, so the read gate keeps asking until somebody has written
/// something; <c>boundaries.json</c> has no layer, so the boundary check keeps asking too.
/// </summary>
public static class NewGovernance
{
    private const string Physics = """
        # Routes and shapes of this project (Builder Contract 5). No routes yet.
        info:
          title: project
        paths: {}
        schemas: {}

        """;

    private const string Boundaries = """
        {
          "description": "The layers of this repository and what each must not contain.",
          "layers": [
            // { "name": "web", "glob": "src/Web/**/*.cs", "forbidden": [ { "pattern": "\\bSqlConnection\\b", "reason": "Only the data layer speaks SQL; call a repository." } ] }
          ],
          "known_violations": []
        }

        """;

    /// <summary>The folder that a new <c>Forge/</c> belongs into: the git root at or above a folder, else the folder itself.</summary>
    public static string RootFor(string folder)
    {
        for (DirectoryInfo? at = new(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            string git = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
                return at.FullName;
        }
        return Path.GetFullPath(folder);
    }

    /// <summary>Writes what lacks; a file that exists, even an empty one, is left alone. <c>ui.md</c> is for those who have a frontend to write.</summary>
    /// <param name="root">The project root, absolute.</param>
    /// <returns>What was written, relative to the root.</returns>
    /// <exception cref="IOException">Something cannot be written.</exception>
    public static IReadOnlyList<string> Write(string root)
    {
        string folder = ForgeRepository.TryOpen(root)?.ContractsFolder ?? "Forge/Contracts";
        Directory.CreateDirectory(Path.Combine(root, folder));
        List<string> written = new();
        foreach (RequiredContract contract in RequiredContract.All)
        {
            string path = Path.Combine(root, folder, contract.FileName);
            if (contract.OnlyWithFrontend || File.Exists(path) || Directory.Exists(path))
                continue;
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(FormOf(contract)));
            written.Add(folder + "/" + contract.FileName);
        }
        return written;
    }

    /// <summary>The form of a contract that is no Markdown; null for those that are.</summary>
    internal static string? StructuredForm(string fileName) => fileName switch
    {
        RequiredContract.Physics => Physics,
        RequiredContract.Boundaries => Boundaries,
        _ => null,
    };

    private static string FormOf(RequiredContract contract)
        => StructuredForm(contract.FileName)
            ?? "<!-- Write here " + contract.Purpose + ", and delete this comment. While the file holds nothing else, the build asks for it. -->\n";
}
