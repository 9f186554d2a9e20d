using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Backfill;

/// <summary>Why an approved action cannot be backfilled (Backfill Protocol 3, 8, 10). Each is said at the action.</summary>
internal static class Halt
{
    private const string Decide = "have the Gap module (or the author of artifacts/gap/gap_actions.json) correct it and decide anew with \"forge decide\"";
    private const string Again = "then run \"forge backfill run --apply\" again.";

    public static Finding Category(BackfillAction action, string category)
        => Of(RuleCatalog.CategoryOutOfScope, action, "belongs to a gap of category " + category + ", on which backfill must not act.",
            "leave action_type out, so that the action is the Execute module's, and decide anew; backfill acts on UNIMPLEMENTED_REQUIREMENT, STRUCTURAL_DRIFT, "
            + "GOVERNANCE_MISMATCH and ORPHAN_ARTIFACT.");

    public static Finding NoTarget(BackfillAction action)
        => Of(RuleCatalog.ActionUnclear, action, "does not say what it creates: target_path is empty.", "give the action a target_path: " + Decide + ".");

    public static Finding NoSource(BackfillAction action)
        => Of(RuleCatalog.ActionUnclear, action, "does not say which file gets its right name: source_path is empty.", "give the action a source_path: "
            + Decide + ".");

    public static Finding Target(BackfillAction action, string target, string reason)
        => Of(RuleCatalog.TargetOutsideNamespace, action, "may not create " + Shown(target) + ": " + reason + ".",
            "choose another target_path (" + Decide + "), or list its folder in forge.json under \"backfill\": { \"namespaces\": [...] } where that is possible.");

    public static Finding Source(BackfillAction action, string source, string reason)
        => Of(RuleCatalog.TargetOutsideNamespace, action, "may not copy " + Shown(source) + ": " + reason + ".", "choose another source_path: " + Decide + ".");

    public static Finding Link(BackfillAction action, string path, string link)
        => Of(RuleCatalog.TargetBehindLink, action, "leads through a link: " + Shown(link) + " on the way to " + Shown(path) + " is one.",
            "replace the link with a real folder or file, or choose another path, " + Again);

    public static Finding Exists(BackfillAction action, string target, string where)
        => Of(RuleCatalog.TargetExists, action, "would create " + Shown(target) + ", but " + (where == target ? "it" : Shown(where)) + " exists already"
            + (where == target ? "." : "; where case does not count, that is the same name."),
            "backfill changes nothing that is there: decide for another action, or move what is there away (you may put its text into the created file afterwards), " + Again);

    public static Finding FileOnTheWay(BackfillAction action, string target, string where)
        => Of(RuleCatalog.TargetExists, action, "would create " + Shown(target) + ", but " + Shown(where) + " is a file where a folder is needed.",
            "backfill changes nothing that is there: decide for another action, or move that file away, " + Again);

    public static Finding Unlistable(BackfillAction action, string target, string folder)
        => Of(RuleCatalog.ArtifactUnreadable, action, "would create " + Shown(target) + ", but the folder " + Shown(folder.Length == 0 ? "." : folder)
            + " cannot be listed.",
            "give the account that builds the right to read that folder, " + Again);

    public static Finding Duplicate(BackfillAction action, string target, BackfillAction first, string other)
        => Of(RuleCatalog.DuplicateTarget, action, "creates " + Shown(target) + (other == target ? ", which " : ", but ") + PrintableText.Excerpt(first.Name, 160)
            + (other == target ? " creates already." : " needs " + Shown(other) + ": where case does not count, or a file is no folder, only one of them can be."),
            "let one gap own the file: " + Decide + ".");

    public static Finding Template(BackfillAction action, string reason)
        => Of(RuleCatalog.TemplateMissing, action, "cannot be filled in: " + reason + ".",
            "add the template as a file of Forge/templates/ and name it in the action's \"template\", or use one of document.md, contract.md, schema.json, "
            + "schema.md, schema.sql, stub.md, " + Again);

    public static Finding SourceFile(BackfillAction action, string source, string reason)
        => Of(RuleCatalog.TemplateMissing, action, "cannot copy " + Shown(source) + ": " + reason + ".", "restore that file, or choose another source_path, "
            + Again);

    public static Finding Record(BackfillAction action, string path, string reason)
        => Of(RuleCatalog.ArtifactUnreadable, action, "rests on " + Shown(path) + ", which cannot be read: " + reason + ".", "restore that decision record, "
            + Again);

    public static Finding Placeholder(SourceLocation location, string text)
        => new(RuleCatalog.TemplateNotDeterministic, location, "the template asks for " + Shown(text) + ", which is not predefined.",
            "use {{name}}, {{path}}, {{gap_id}} or {{action_id}}, or write the text itself, " + Again);

    private static Finding Of(Rule rule, BackfillAction action, string message, string fix)
        => new(rule, action.Location, "approved action " + PrintableText.Excerpt(action.Name, 160) + " " + message, fix);

    private static string Shown(string text) => "\"" + PrintableText.Excerpt(text, 120) + "\"";
}
