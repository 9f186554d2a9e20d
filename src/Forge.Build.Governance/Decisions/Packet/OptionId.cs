namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>The ids of options, counted as the columns of a sheet are: A to Z, then AA.</summary>
internal static class OptionId
{
    private const int Letters = 26;

    /// <summary>The id of an option.</summary>
    /// <param name="index">0 for the first.</param>
    public static string Of(int index)
    {
        string letters = "";
        for (int rest = index; rest >= 0; rest = (rest / Letters) - 1)
            letters = (char)('A' + (rest % Letters)) + letters;
        return "OPTION-" + letters;
    }
}
