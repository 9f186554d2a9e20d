namespace Forge.Build.Commands.Transcripts;

/// <summary>How far a transcript is applied.</summary>
/// <param name="Plan">Null where there is none.</param>
/// <param name="Written">How many blocks were written.</param>
/// <param name="Skipped">How many were not.</param>
/// <param name="Last">What happened last.</param>
public sealed record ApplyProgress(BuildPlan? Plan, int Written, int Skipped, string Last);

/// <summary>Watches while a transcript is applied.</summary>
public interface IApplyAudience
{
    /// <summary>Something happened; quotes text of the transcript.</summary>
    void Tell(string line);

    /// <summary>How it stands, after each piece of the stream that came.</summary>
    void Show(ApplyProgress progress);
}
