using System.Collections.Generic;

namespace Forge.Build.Governance.Findings;

/// <summary>The one table of what can be found. Pages, help links, SARIF rules and tests are made from it.</summary>
public static partial class RuleCatalog
{
    private const string ReadGate = "ReadGate";
    private const string A4 = "A4";
    private const string Environment = "Environment";

    private const string FolderClause = "Builder Contract 0";
    private const string ReadClause = "Builder Contract 1";
    private const string BoundaryClause = "Builder Contract 4";
    private const string StopClause = "Builder Contract 8";
    private const string AuthorityClause = "Builder Contract 10.5";

    // Without it, the rules would enter themselves at the first use of one of them, and All is none.
    static RuleCatalog()
    {
    }

    /// <summary>FORGE0001.</summary>
    public static readonly Rule GatesSwitchedOff = Warning("FORGE0001", Environment, "Gates are switched off", AuthorityClause);

    /// <summary>FORGE0002.</summary>
    public static readonly Rule FindingsCut = Warning("FORGE0002", Environment, "More findings than are shown", StopClause);

    /// <summary>FORGE0004.</summary>
    public static readonly Rule AnalyzersSwitchedOff = Warning("FORGE0004", Environment, "The analyzers are switched off", AuthorityClause);

    /// <summary>FORGE0101.</summary>
    public static readonly Rule BoundariesLookedAt = Detail("FORGE0101", A4, "What the boundary check looked at", BoundaryClause);

    /// <summary>FORGE0103.</summary>
    public static readonly Rule DeadGlob = Warning("FORGE0103", A4, "One of a layer's globs matches no file", BoundaryClause);

    /// <summary>FORGE0104.</summary>
    public static readonly Rule FrontendUndecided = Warning("FORGE0104", ReadGate, "stack.md does not say whether there is a frontend", ReadClause);

    /// <summary>FORGE0105.</summary>
    public static readonly Rule KnownViolationsAccepted = Notice("FORGE0105", A4, "Known violations are accepted", BoundaryClause);

    /// <summary>FORGE0106.</summary>
    public static readonly Rule SourceInNoLayer = Notice("FORGE0106", A4, "Source files lie in no layer", BoundaryClause);

    /// <summary>FORGE1001.</summary>
    public static readonly Rule NoGovernanceRoot = Error("FORGE1001", StopCode.EvidenceMissing, ReadGate, "No governance root", FolderClause);

    /// <summary>FORGE1002.</summary>
    public static readonly Rule ContractMissing = Error("FORGE1002", StopCode.EvidenceMissing, ReadGate, "A required contract is missing", ReadClause);

    /// <summary>FORGE1003.</summary>
    public static readonly Rule ContractEmpty = Error("FORGE1003", StopCode.EvidenceMissing, ReadGate, "A required contract is empty", ReadClause);

    /// <summary>FORGE1004.</summary>
    public static readonly Rule ContractIsFolder = Error("FORGE1004", StopCode.EvidenceMissing, ReadGate, "A required contract is a folder", ReadClause);

    /// <summary>FORGE3001.</summary>
    public static readonly Rule MalformedContract = Error("FORGE3001", StopCode.ContractConflict, ReadGate, "A contract is malformed", ReadClause);

    /// <summary>FORGE3101.</summary>
    public static readonly Rule ForbiddenPattern = Conflict("FORGE3101", "A forbidden pattern in a layer");

    /// <summary>FORGE3102.</summary>
    public static readonly Rule StaleKnownViolation = Conflict("FORGE3102", "A known violation that no longer exists");

    /// <summary>FORGE3103.</summary>
    public static readonly Rule InvalidPattern = Conflict("FORGE3103", "A pattern is no regular expression");

    /// <summary>FORGE3104.</summary>
    public static readonly Rule EmptyLayer = Conflict("FORGE3104", "A layer, or what it requires, matches no file");

    /// <summary>FORGE3105.</summary>
    public static readonly Rule BadGlob = Conflict("FORGE3105", "A glob is malformed or leaves the project root");

    /// <summary>FORGE3106.</summary>
    public static readonly Rule ExampleFails = Conflict("FORGE3106", "A pattern contradicts its own example");

    /// <summary>FORGE3107.</summary>
    public static readonly Rule DuplicateLayer = Conflict("FORGE3107", "Two layers have one name");

    /// <summary>FORGE3108.</summary>
    public static readonly Rule PatternMatchesNothingness = Conflict("FORGE3108", "A pattern matches empty text");

    /// <summary>FORGE3109.</summary>
    public static readonly Rule NothingForbidden = Conflict("FORGE3109", "The boundaries forbid nothing");

    /// <summary>FORGE3110.</summary>
    public static readonly Rule UncoveredSource = Conflict("FORGE3110", "A source file lies in no layer");

    /// <summary>FORGE3111.</summary>
    public static readonly Rule LinkLeavesRoot = Conflict("FORGE3111", "A link in a layer leads out of the project root");

    /// <summary>FORGE3112.</summary>
    public static readonly Rule NestedRoot = Conflict("FORGE3112", "A layer reaches into a governed root of its own");

    /// <summary>FORGE6001.</summary>
    public static readonly Rule GateFailed = Limit("FORGE6001", Environment, "A gate could not finish", StopClause);

    /// <summary>FORGE6002.</summary>
    public static readonly Rule ContractUnreadable = Limit("FORGE6002", ReadGate, "A contract cannot be read", ReadClause);

    /// <summary>FORGE6003.</summary>
    public static readonly Rule ReportNotWritten = Limit("FORGE6003", Environment, "A report could not be written", StopClause);

    /// <summary>FORGE6101.</summary>
    public static readonly Rule PatternTimedOut = Limit("FORGE6101", A4, "A pattern took too long on a file", BoundaryClause);

    /// <summary>FORGE6102.</summary>
    public static readonly Rule FileUnreadable = Limit("FORGE6102", A4, "A file of a layer cannot be read", BoundaryClause);

    /// <summary>FORGE6103.</summary>
    public static readonly Rule FolderUnreadable = Limit("FORGE6103", A4, "A folder of a layer cannot be listed", BoundaryClause);

    /// <summary>FORGE6104.</summary>
    public static readonly Rule FileTooLarge = Limit("FORGE6104", A4, "A file of a layer is too large to check", BoundaryClause);

    /// <summary>FORGE6105.</summary>
    public static readonly Rule TreeTooLarge = Limit("FORGE6105", A4, "The source tree has too many entries to walk", BoundaryClause);

    /// <summary>FORGE6106.</summary>
    public static readonly Rule BrokenLink = Limit("FORGE6106", A4, "A link in a layer leads nowhere", BoundaryClause);

    /// <summary>Every rule, by code.</summary>
    public static IReadOnlyList<Rule> All => Ordered.Rules;

    /// <summary>The rule with a code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Rule Find(string code)
    {
        foreach (Rule rule in All)
        {
            if (rule.Code == code)
                return rule;
        }
        throw new KeyNotFoundException("there is no rule " + code);
    }

    private static Rule Detail(string code, string gate, string title, string clause) => Add(new(code, StopCode.None, Severity.Detail, gate, title, clause));

    private static Rule Notice(string code, string gate, string title, string clause) => Add(new(code, StopCode.None, Severity.Notice, gate, title, clause));

    private static Rule Warning(string code, string gate, string title, string clause) => Add(new(code, StopCode.None, Severity.Warning, gate, title, clause));

    private static Rule Error(string code, StopCode stop, string gate, string title, string clause) => Add(new(code, stop, Severity.Error, gate, title, clause));

    private static Rule Conflict(string code, string title) => Error(code, StopCode.ContractConflict, A4, title, BoundaryClause);

    private static Rule Limit(string code, string gate, string title, string clause)
        => Error(code, StopCode.EnvironmentLimitation, gate, title, clause);

    private static Rule Add(Rule rule)
    {
        Table.Rows.Add(rule);
        return rule;
    }

    // A class of its own, so that it is there before the first rule enters itself, in whichever file that stands.
    private static class Table
    {
        public static readonly List<Rule> Rows = new();
    }

    // Made on the first question, when every rule has entered itself.
    private static class Ordered
    {
        public static readonly IReadOnlyList<Rule> Rules = Sort(Table.Rows);

        private static List<Rule> Sort(List<Rule> rows)
        {
            List<Rule> rules = new(rows);
            rules.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
            return rules;
        }
    }
}
