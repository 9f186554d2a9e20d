using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Transcripts;

/// <summary>What a transcript asks for, done as it comes: blocks are written, the plan is kept (Builder Contract 0.1, 0.2).</summary>
internal sealed class TranscriptApplication : ITranscriptReceiver
{
    private readonly ForgeRepository _repository;
    private readonly IApplyAudience? _audience;
    private readonly PlanProgress _plan;
    private bool _holdsAnything;
    private string _last = "";
    private string _planProblem = "";

    /// <param name="repository">The governed repository.</param>
    /// <param name="request">How.</param>
    /// <param name="audience">Who watches; null for nobody.</param>
    public TranscriptApplication(ForgeRepository repository, ApplyRequest request, IApplyAudience? audience)
    {
        _repository = repository;
        _audience = audience;
        Findings = new TranscriptFindings(request.Source);
        Blocks = new BlockWriter(new TargetPlaces(repository, request.AllowGovernance), Findings, Tell);
        _plan = new PlanProgress(request.Source, () => PlanFile.Read(repository), Unclear);
    }

    /// <summary>What is wrong.</summary>
    public TranscriptFindings Findings { get; }

    /// <summary>What became of the blocks.</summary>
    public BlockWriter Blocks { get; }

    /// <summary>The plan; null where there is none.</summary>
    public BuildPlan? Plan => _plan.Plan;

    /// <summary>A piece of the stream was taken: writes the plan where it changed, so once for all that came together, and shows how it stands.</summary>
    public void Settle()
    {
        if (_plan.IsChanged && Plan is { } plan && _planProblem.Length == 0)
        {
            _planProblem = PlanFile.Write(_repository, plan);
            if (_planProblem.Length > 0)
                Findings.Add(RuleCatalog.EvidenceNotWritten, 0, _repository.Plan + " could not be written: " + _planProblem.TrimEnd('.') + ".", "remove what is in the way, and apply the transcript again.");
        }
        _plan.IsChanged = false;
        _audience?.Show(new ApplyProgress(Plan, Blocks.Written.Count, Blocks.SkippedCount, _last));
    }

    /// <summary>The transcript has ended: says what it lacks.</summary>
    public void Finish()
    {
        _plan.GoOn();
        if (Plan is null)
            Unclear(_holdsAnything ? "the transcript has no plan" : "the transcript holds neither a plan nor a file block", 1);
    }

    void ITranscriptReceiver.BlockEnded(FileBlock block)
    {
        _holdsAnything = true;
        Blocks.Write(block);
    }

    void ITranscriptReceiver.BlockCutOff(FileBlock block)
    {
        _holdsAnything = true;
        Blocks.CutOff(block);
    }

    void ITranscriptReceiver.EndWithoutBlock(int line)
        => Findings.Add(RuleCatalog.BlockWithoutPath, line, "an END FILE stands outside of a block, so what is above it has no path and was not written.",
            "begin the block with its path, and put content that holds markers itself into a longer fence.");

    void ITranscriptReceiver.PlanBegan(int line)
    {
        _holdsAnything = true;
        _plan.Begin(line);
    }

    void ITranscriptReceiver.PlanLine(string text, int line) => _plan.Read(text, line);

    void ITranscriptReceiver.PlanEnded(int line, bool properly)
    {
        if (_plan.End(line, properly) is { } told)
            Tell(told);
    }

    void ITranscriptReceiver.TaskDone(string number, int line)
    {
        _holdsAnything = true;
        if (_plan.Finish(PrintableText.Excerpt(number, 20), line) is { } told)
            Tell(told);
    }

    private void Unclear(string what, int line)
        => Findings.Add(RuleCatalog.PlanUnclear, line, what + ".", "emit === PLAN ===, tasks as \"1. what is to be done\", === END PLAN ===, and === TASK DONE: 1 === for each that is done.");

    private void Tell(string line)
    {
        _last = line;
        _audience?.Tell(line);
    }
}
