using System;
using System.Linq;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Forge.Build.Governance.Tests.Boundaries.Patterns;

/// <summary>Generated regular expressions, all valid, with every construct of the .NET grammar, and texts over the same few letters.</summary>
internal static class AnyPattern
{
    /// <summary>Few letters and much white space, so that patterns and texts meet often.</summary>
    public static readonly Gen<string> Text = Always.TextOf(
        14, "a", "b", "ab", "ba", "K", "k", "i", "AB", "abc", "c", " ", "\n", "\n", "]", "-", "1", "_", "\t", "\u00e9", "\u212a", "\u0130", ".");

    private static readonly Gen<string> Letter = Gen.Elements("a", "b", "c", "k", "i", "A", "B", "K", "ab", "abc", "ba");

    private static readonly Gen<string> Class = Gen.Elements(
        "[ab]", "[^a]", "[]a]", "[^]]", "[^]a]", "[a-c]", "[a-z-[b]]", @"[\w]", @"[\s]", @"[\d\-]", @"[^\w]", @"[\]]", @"[\n]", @"[\x41-\x43]", "[ -~]",
        @"[\0-c]", "[\t-c]", @"[\p{L}]", "[[]", @"[\S]", @"[\W]", "[a b]", "[K]", @"[\cJ]", "[^ab]", @"[\b-c]", "[.]", "[|]", "[(]", "[*]");

    private static readonly Gen<string> Escape = Gen.Elements(
        @"\b", @"\B", @"\A", @"\z", @"\Z", @"\G", @"\d", @"\D", @"\w", @"\W", @"\s", @"\S", @"\n", @"\t", @"\r", @"\x61", @"\x0A", @"\u0041", @"\u000a", @"\p{L}",
        @"\P{L}", @"\p{IsBasicLatin}", @"\.", @"\-", @"\]", @"\ ", @"\e", @"\a", @"\f", @"\v", @"\cJ", @"\012", @"\*", @"\{", @"\#");

    private static readonly Gen<string> Other = Gen.Elements(".", "^", "$", " ", "\n", "-", "]", "}", "{", "a{,3}", "a{", "\u00e9", "1", "_", "#", "(?#c)", "()", "");

    private static readonly Gen<string> Atom = Gen.Frequency((6, Letter), (2, Class), (2, Escape), (1, Other));

    private static readonly Gen<string> Quantifier = Gen.Frequency(
        (12, Gen.Constant("")),
        (4, Gen.Elements("?", "*", "+", "??", "*?", "+?")),
        (2, Gen.Elements("{0}", "{1}", "{2}", "{0,1}", "{1,2}", "{0,}", "{1,}", "{2}?", "{00}", "{01}", "{0,0}")));

    // Never lazy: the interpreter of .NET 10 finds \n(b*)+?.a where no line end is, so there would be nothing to compare with.
    private static readonly Gen<string> GroupQuantifier = Quantifier.Where(quantifier => !quantifier.EndsWith('?') || quantifier == "?");

    private static readonly Gen<string> Opening = Gen.Frequency(
        (6, Gen.Elements("(", "(?:")),
        (3, Gen.Elements("(?>", "(?<n>", "(?'m'", "(?i:", "(?-i:", "(?s:", "(?m:", "(?n:", "(?im-s:", "(?x:")),
        (2, Gen.Elements("(?=", "(?!", "(?<=", "(?<!")));

    private static readonly Gen<string> Inline = Gen.Elements("(?i)", "(?-i)", "(?s)", "(?m)", "(?n)", "(?x)", "(?is-m)");

    /// <summary>Patterns with a group or two.</summary>
    public static readonly Gen<string> Small = Alternation(1);

    /// <summary>Patterns of a few groups' depth.</summary>
    public static readonly Gen<string> Pattern = Alternation(3);

    private static Gen<string> Alternation(int depth)
        => from count in Gen.Frequency((5, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
           from branches in Gen.ArrayOf(Sequence(depth), count)
           select string.Join('|', branches);

    private static Gen<string> Sequence(int depth)
        => from count in Gen.Choose(0, 5)
           from items in Gen.ArrayOf(Item(depth), count)
           select string.Concat(items);

    private static Gen<string> Item(int depth)
    {
        Gen<string> atom = from inner in Atom from quantifier in Quantifier select Quantified(inner, quantifier);
        if (depth == 0)
            return atom;
        Gen<string> group =
            from opening in Opening
            from inner in Alternation(depth - 1)
            from quantifier in GroupQuantifier
            select opening + inner + ")" + quantifier;
        Gen<string> reference =
            from inner in Alternation(depth - 1)
            from tail in Gen.Elements(@"\1", @"\k<n>", "(?(n)a|b)", "(?(1)ab)", "(?(?=a)ab|b)")
            select "(?<n>" + inner + ")" + tail;
        return Gen.Frequency((8, atom), (4, group), (1, Inline), (1, reference));
    }

    // A quantifier belongs to the last letter of several; a text that is none gets none.
    private static string Quantified(string atom, string quantifier)
        => atom.Length == 0 || atom.EndsWith('{') || atom.EndsWith("c)") ? atom : atom + quantifier;

    /// <summary>What the engine takes for a pattern; the few generated ones that it does not are thrown away.</summary>
    public static bool IsValid(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>Texts to try one pattern on.</summary>
    public static readonly Gen<string[]> Texts = Gen.ArrayOf(Text, 12).Select(texts => texts.ToArray());
}
