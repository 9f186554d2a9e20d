using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>A decision record's file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Its text, or null where it has none that could be read.</param>
/// <param name="Read">What it says, or null where it is no sound record.</param>
/// <param name="Problem">FORGE6301 or FORGE3310, or null.</param>
internal sealed record RecordFile(RecordName Name, SourceText? Source, RecordText? Read, Finding? Problem)
{
    /// <summary>Relative to the project root.</summary>
    public string Path => Name.Path;

    /// <summary>What it says, or null where it is no sound record.</summary>
    public DecisionRecord? Record => Read?.Record;
}
