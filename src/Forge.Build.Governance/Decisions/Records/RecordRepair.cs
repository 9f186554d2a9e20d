using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>What mends a record that is not what it should be.</summary>
internal sealed class RecordRepair
{
    private readonly RecordHistory _history;

    public RecordRepair(RecordHistory history) => _history = history;

    /// <summary>The next command.</summary>
    /// <exception cref="GitProblemException">git did not answer.</exception>
    public string Of(RecordFile file)
    {
        if (_history.First(file.Path) is not { } first)
            return "delete " + file.Path + ", which no commit holds, and let the owner decide again with \"forge decide\".";
        return file.Source is { } source && _history.FirstWith(file.Path, source.Text) is not null ? Anew(file.Name, "") : Restore(file.Path, first);
    }

    /// <summary>The command that brings a committed version back.</summary>
    public static string Restore(string path, AddedRecord version)
        => "run \"git checkout " + version.Commit + " -- " + path + "\" in the project root, which restores it as it was first committed.";

    /// <summary>What helps where the committed version itself is at fault, since it may not be edited.</summary>
    /// <param name="name">Which record.</param>
    /// <param name="switches">More of the command line, with a blank before it.</param>
    public static string Anew(RecordName name, string switches)
        => "leave the file as it is, and let the owner decide anew with "
            + "\"forge decide OPTION_ID --supersedes " + DecisionRecord.NameOf(name.Number) + switches + "\".";
}
