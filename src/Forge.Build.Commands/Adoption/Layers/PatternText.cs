using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>Names as parts of patterns.</summary>
internal static class PatternText
{
    private const string Special = "\\*+?|{}[]()^$.# ";
    private const int MostLength = 2000;

    /// <summary>A text that a pattern finds as it stands.</summary>
    public static string Of(string name)
    {
        StringBuilder text = new(name.Length + 8);
        foreach (char c in name)
        {
            if (Special.Contains(c))
                text.Append('\\');
            text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>Names as alternatives, <c>(?:A\.B|C)</c>; more than one where a single one would be too long to read.</summary>
    public static IEnumerable<string> AnyOf(IEnumerable<string> names)
    {
        List<string> alternatives = [];
        int length = 0;
        foreach (string name in names.Select(Of))
        {
            if (length + name.Length > MostLength && alternatives.Count > 0)
            {
                yield return Joined(alternatives);
                (alternatives, length) = ([], 0);
            }
            alternatives.Add(name);
            length += name.Length + 1;
        }
        if (alternatives.Count > 0)
            yield return Joined(alternatives);
    }

    private static string Joined(List<string> alternatives) => alternatives.Count == 1 ? alternatives[0] : "(?:" + string.Join("|", alternatives) + ")";
}
