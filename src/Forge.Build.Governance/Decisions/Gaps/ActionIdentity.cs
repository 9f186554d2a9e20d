using System.Collections.Generic;
using System.Globalization;

namespace Forge.Build.Governance.Decisions.Gaps;

/// <summary>What an action is, whichever gap it is offered for: neither its id nor the files that it names for one gap.</summary>
/// <param name="Description">What is done, without blanks around it.</param>
/// <param name="ImpactScope">What it touches, without blanks around it.</param>
/// <param name="Kind">The word for what backfill creates; empty where it is none of backfill's.</param>
internal readonly record struct ActionIdentity(string Description, string ImpactScope, string Kind)
{
    /// <summary>Description, impact, kind; ordinal.</summary>
    public static IComparer<ActionIdentity> Order { get; } = Comparer<ActionIdentity>.Create(Compare);

    /// <summary>One text for each identity; such texts in a row can be taken apart in one way only, so that no two rows are one text.</summary>
    public string Key => Measured(Description) + Measured(ImpactScope) + Measured(Kind);

    /// <summary>The identity of an action.</summary>
    public static ActionIdentity Of(GapAction action)
        => new(action.Description.Trim(), action.ImpactScope.Trim(), action.Kind is { } kind ? GapWords.Word(kind) : "");

    /// <summary>The members of the file in which two actions differ, for a message; empty where they are the same.</summary>
    public string DifferenceTo(ActionIdentity other)
    {
        List<string> names = new();
        if (Description != other.Description)
            names.Add("description");
        if (ImpactScope != other.ImpactScope)
            names.Add("impact_scope");
        if (Kind != other.Kind)
            names.Add("action_type");
        return string.Join(", ", names);
    }

    private static string Measured(string text) => text.Length.ToString(CultureInfo.InvariantCulture) + ":" + text;

    private static int Compare(ActionIdentity a, ActionIdentity b)
    {
        int order = string.CompareOrdinal(a.Description, b.Description);
        if (order == 0)
            order = string.CompareOrdinal(a.ImpactScope, b.ImpactScope);
        return order != 0 ? order : string.CompareOrdinal(a.Kind, b.Kind);
    }
}
