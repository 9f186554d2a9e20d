using System;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>Makes records of sections, whoever wrote them.</summary>
internal sealed class LedgerReader
{
    private readonly string _path;
    private readonly LedgerText _text;

    public LedgerReader(string path, LedgerText text)
    {
        _path = path;
        _text = text;
    }

    /// <summary>The record of a section, or null where it is a section of something else.</summary>
    /// <param name="section">The section.</param>
    /// <param name="mayBeCutShort">Whether the text ends in this section, and not at the end of a line.</param>
    public LedgerRecord? Read(LedgerSection section, bool mayBeCutShort)
    {
        LedgerFields fields = LedgerFields.Of(_text, section);
        if (section.Title.StartsWith(LedgerFormat.LoopReset, StringComparison.Ordinal))
            return Reset(section, fields);
        bool isAudit = section.Title.StartsWith(LedgerFormat.AuditEntry, StringComparison.OrdinalIgnoreCase);
        bool byTitle = LedgerWords.Authorizes(section.Title, out bool isAutomatic);
        bool authorizes = byTitle;
        // The more exact line has the last word: a heading does not authorize what its outcome denies.
        if ((fields.Outcome ?? fields.Decision) is { } said)
            authorizes = LedgerWords.Authorizes(said, out isAutomatic);
        if (!isAudit && !authorizes && fields.Outcome is null)
            return null;
        LedgerBody body = LedgerBody.Of(_text, section);
        AuthorizationRecord? authorization = authorizes ? Authorization(section, fields, body, isAutomatic) : null;
        if (authorization is not null && !(isAudit && body.Checklist.Count > 0))
            return authorization;
        return Entry(section, fields, body, authorization, mayBeCutShort);
    }

    private LedgerEntry Entry(LedgerSection section, LedgerFields fields, LedgerBody body, AuthorizationRecord? authorization, bool mayBeCutShort)
    {
        LedgerOutcome outcome = authorization is null ? LedgerWords.OutcomeOf(fields.Outcome ?? "") : LedgerOutcome.Authorized;
        bool isTorn = section.Chain.Length == 0
            && (body.IsMarkedTorn || (section.MayBeOurs && (mayBeCutShort || !body.HasNotes || body.State.Length > 0 || body.Tree.Length > 0)));
        if (isTorn && outcome != LedgerOutcome.Fail)
            (outcome, authorization) = (LedgerOutcome.None, null);
        (string phase, int iteration) = PhaseOf(section.Title);
        return new LedgerEntry
        {
            Phase = phase,
            Iteration = iteration,
            Timestamp = LedgerWords.TimeOf(fields.Timestamp),
            AemCycle = fields.AemCycle,
            Outcome = outcome,
            Automatic = authorization is { Automatic: true },
            Checklist = body.Checklist,
            FixPlan = body.FixPlan,
            FilesChanged = body.FilesChanged,
            Notes = body.Notes,
            Base = body.Base,
            State = isTorn ? "" : body.State,
            Tree = isTorn ? "" : body.Tree,
            Torn = isTorn,
            Authorization = authorization,
            PreviousChain = section.PreviousChain,
            Chain = section.Chain,
            Location = LocationOf(section),
        };
    }

    private AuthorizationRecord Authorization(LedgerSection section, LedgerFields fields, LedgerBody body, bool isAutomatic)
    {
        (string phase, int iteration) = PhaseOf(section.Title);
        string commit = fields.Commit.Length > 0 ? fields.Commit : LedgerWords.HashAfterCommitted(fields.Outcome ?? "");
        return new AuthorizationRecord
        {
            Phase = phase,
            Iteration = iteration,
            Timestamp = LedgerWords.TimeOf(fields.Timestamp),
            Automatic = isAutomatic,
            Commit = commit.Length > 0 ? commit : body.Commit,
            Tree = fields.Tree.Length > 0 ? fields.Tree : body.Tree,
            By = fields.By,
            Reason = fields.Reason,
            Signature = fields.Signature,
            PreviousChain = section.PreviousChain,
            Chain = section.Chain,
            Location = LocationOf(section),
        };
    }

    private LoopReset Reset(LedgerSection section, LedgerFields fields) => new()
    {
        Phase = section.Title.Substring(LedgerFormat.LoopReset.Length).Trim(),
        Timestamp = LedgerWords.TimeOf(fields.Timestamp),
        By = fields.By,
        Reason = fields.Reason,
        Signature = fields.Signature,
        PreviousChain = section.PreviousChain,
        Chain = section.Chain,
        Location = LocationOf(section),
    };

    private static (string Phase, int Iteration) PhaseOf(string title)
    {
        int colon = title.IndexOf(':');
        bool hasKind = title.StartsWith(LedgerFormat.AuditEntry, StringComparison.OrdinalIgnoreCase) || LedgerWords.Authorizes(title, out _);
        string named = hasKind ? title.Substring(colon < 0 ? title.Length : colon + 1).Trim() : title;
        (string phase, int iteration) = LedgerWords.PhaseAndIteration(named);
        foreach (string mark in new[] { LedgerFormat.AutoAuthorized, LedgerFormat.Authorized })
        {
            if (iteration == 0 && phase.EndsWith(" " + mark, StringComparison.Ordinal))
                return (LedgerWords.WithoutLastDash(phase.Substring(0, phase.Length - mark.Length)), 0);
        }
        return (phase, iteration);
    }

    private SourceLocation LocationOf(LedgerSection section)
        => new(_path, section.Head.Number, 1, section.Head.Number, section.Head.End - section.Head.Start + 1);
}
