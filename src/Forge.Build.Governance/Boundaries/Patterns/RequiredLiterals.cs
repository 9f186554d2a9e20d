using System.Collections.Generic;

namespace Forge.Build.Governance.Boundaries.Patterns;

/// <summary>Reads a pattern for its <see cref="LiteralRequirement"/>.</summary>
/// <remarks>
/// Sound, not complete: whatever this reader does not know (conditionals, <c>(?x)</c>, unusual escapes) ends a literal or gives up with null, and the
/// pattern is then simply run. Literals are ASCII, so that case folding has no surprises; the few other characters that fold to ASCII letters are
/// <see cref="CaseFolding"/>'s concern.
/// </remarks>
internal sealed class RequiredLiterals
{
    private const int ShortestUseful = 2;
    private const int MostLiterals = 40;

    private readonly string _pattern;
    private readonly bool _blanksCount;
    private int _at;
    private bool _gaveUp;
    private bool _seesLineEnds;

    private RequiredLiterals(string pattern, bool blanksCount)
    {
        _pattern = pattern;
        _blanksCount = blanksCount;
    }

    /// <summary>The requirement of a pattern, or null where none is known.</summary>
    /// <param name="pattern">A valid .NET regular expression.</param>
    /// <param name="blanksCount">False where the pattern runs on masked text: there a blank may stand for something else.</param>
    public static LiteralRequirement? Of(string pattern, bool blanksCount)
    {
        RequiredLiterals reader = new(pattern, blanksCount);
        List<List<string>>? found = reader.Alternation(depth: 0);
        if (reader._gaveUp || reader._at < pattern.Length || found is null)
            return null;
        List<List<string>> useful = found.FindAll(IsUseful);
        useful.Sort((a, b) => Score(b) - Score(a));
        return useful.Count == 0 ? null : new LiteralRequirement(useful, !reader._seesLineEnds);
    }

    private static bool IsUseful(List<string> literals)
        => literals.Count is > 0 and <= MostLiterals && literals.TrueForAll(literal => literal.Length >= ShortestUseful);

    // A match takes one branch, so of several branches each must offer a set, and the union of their best is what is needed.
    private List<List<string>>? Alternation(int depth)
    {
        List<List<string>>? all = null;
        for (int branches = 0; ; branches++)
        {
            List<List<string>> branch = Sequence(depth);
            all = branches == 0 ? branch : Either(all, branch);
            if (_gaveUp || _at >= _pattern.Length || _pattern[_at] == ')')
                return all is { Count: > 0 } ? all : null;
            _at++;
        }
    }

    private static List<List<string>>? Either(List<List<string>>? a, List<List<string>> b)
    {
        if (a is null || Best(a) is not { } bestOfA || Best(b) is not { } bestOfB)
            return null;
        List<string> union = new(bestOfA);
        union.AddRange(bestOfB);
        return new List<List<string>> { union };
    }

    private static List<string>? Best(List<List<string>> sets)
    {
        List<string>? best = null;
        foreach (List<string> set in sets)
            best = best is null || Score(set) > Score(best) ? set : best;
        return best;
    }

    // Every item of a sequence is in the match, so all their sets are needed.
    private List<List<string>> Sequence(int depth)
    {
        List<List<string>> sets = new();
        string run = "";
        while (!_gaveUp && _at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            Item item = NextItem(depth);
            (int least, bool exactlyOnce) = Quantifier();
            if (item.Character is { } c && least > 0)
            {
                run += c;
                if (exactlyOnce)
                    continue;
                Add(sets, run);
                // x+ may be followed by more of itself, but its last x stands directly before what comes next.
                run = c.ToString();
                continue;
            }
            if (item.IsEmpty && exactlyOnce)
                continue;
            Add(sets, run);
            run = "";
            if (item.Sets is not null && least > 0)
                sets.AddRange(item.Sets);
        }
        Add(sets, run);
        return sets;
    }

    private static void Add(List<List<string>> sets, string run)
    {
        if (run.Length > 0)
            sets.Add(new List<string> { run });
    }

    // The longer the shortest literal, the rarer a false hit; few beat many.
    private static int Score(List<string> literals)
    {
        int shortest = int.MaxValue;
        foreach (string literal in literals)
            shortest = literal.Length < shortest ? literal.Length : shortest;
        return literals.Count == 0 || shortest < ShortestUseful ? 0 : (shortest > 8 ? 8 : shortest) * 100 - literals.Count;
    }

    private Item NextItem(int depth)
    {
        char c = _pattern[_at++];
        switch (c)
        {
            case '\\':
                return Escape();
            case '[':
                SkipClass();
                return Item.Unknown;
            case '(':
                return Group(depth);
            case '^' or '$':
                _seesLineEnds = true;
                return Item.Empty;
            case '.':
                return Item.Unknown;
            case '*' or '+' or '?':
                return GiveUp();
            default:
                return LiteralCharacter(c);
        }
    }

    private Item LiteralCharacter(char c)
    {
        _seesLineEnds |= c < ' ';
        return c is > ' ' and <= '~' || (c == ' ' && _blanksCount) ? Item.Of(c) : Item.Unknown;
    }

    private Item Escape()
    {
        if (_at >= _pattern.Length)
            return GiveUp();
        char c = _pattern[_at++];
        switch (c)
        {
            case 'b':
                return Item.Empty;
            case 'B' or 'A' or 'z' or 'Z' or 'G':
                _seesLineEnds = true;
                return Item.Empty;
            case 'd' or 'w' or 'S' or 't' or 'f' or 'v' or 'a' or 'e':
                return Item.Unknown;
            case 'D' or 's' or 'W' or 'n' or 'r':
                _seesLineEnds = true;
                return Item.Unknown;
            case 'x':
                return Hexadecimal(2);
            case 'u':
                return Hexadecimal(4);
            case 'p' or 'P':
                _seesLineEnds = true;
                return SkipPast('}') ? Item.Unknown : GiveUp();
            default:
                // References, octal numbers and control characters have forms of variable length.
                return char.IsLetterOrDigit(c) || c > '~' ? GiveUp() : LiteralCharacter(c);
        }
    }

    private Item Hexadecimal(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; i++, _at++)
        {
            int digit = _at < _pattern.Length ? "0123456789abcdef".IndexOf(char.ToLowerInvariant(_pattern[_at])) : -1;
            if (digit < 0)
                return GiveUp();
            value = value * 16 + digit;
        }
        return LiteralCharacter((char)value);
    }

    // []...] and [^]...] begin with a literal bracket. Subtraction, [a-z-[aeiou]], is left to the engine.
    private void SkipClass()
    {
        if (_at < _pattern.Length && _pattern[_at] == '^')
        {
            _seesLineEnds = true;
            _at++;
        }
        if (_at < _pattern.Length && _pattern[_at] == ']')
            _at++;
        while (_at < _pattern.Length && _pattern[_at] != ']')
        {
            if (_pattern[_at] == '[')
                _gaveUp = true;
            _seesLineEnds |= MayHoldLineEnd();
            _at += _pattern[_at] == '\\' ? 2 : 1;
        }
        _gaveUp |= ++_at > _pattern.Length;
    }

    // A control character, or an escape that is neither of punctuation nor \w nor \d.
    private bool MayHoldLineEnd()
        => _pattern[_at] < ' ' || (_pattern[_at] == '\\' && _at + 1 < _pattern.Length && char.IsLetterOrDigit(_pattern[_at + 1]) && _pattern[_at + 1] is not ('w' or 'd'));

    private Item Group(int depth)
    {
        const int DeepestGroup = 100;
        if (depth >= DeepestGroup)
            return GiveUp();
        bool counts = true;
        if (_at < _pattern.Length && _pattern[_at] == '?' && !GroupOpening(out counts))
            return GiveUp();
        List<List<string>>? inside = Alternation(depth + 1);
        if (_at >= _pattern.Length)
            return GiveUp();
        _at++;
        return counts ? new Item(null, inside, IsEmpty: false) : Item.Empty;
    }

    // Past (?: (?> (?<name> (?'name' (?i: and lookarounds, whose text is not part of the match. False for anything else: (?x: (?#...) (?(...).
    private bool GroupOpening(out bool counts)
    {
        counts = true;
        _at++;
        if (_at >= _pattern.Length)
            return false;
        char kind = _pattern[_at++];
        switch (kind)
        {
            case ':' or '>':
                return true;
            case '=' or '!':
                counts = false;
                _seesLineEnds = true;
                return true;
            case '<' when _at < _pattern.Length && _pattern[_at] is '=' or '!':
                counts = false;
                _seesLineEnds = true;
                _at++;
                return true;
            case '<':
                return SkipPast('>');
            case '\'':
                return SkipPast('\'');
            case 'i' or 'm' or 'n' or 's' or '-':
                _at--;
                return Options();
            default:
                return false;
        }
    }

    // (?i) stands alone, as an empty group; (?i:...) has text. None of these options changes a literal whose case is ignored anyway; s lets . cross lines.
    private bool Options()
    {
        for (; _at < _pattern.Length && _pattern[_at] is 'i' or 'm' or 'n' or 's' or '-'; _at++)
            _seesLineEnds |= _pattern[_at] == 's';
        if (_at >= _pattern.Length)
            return false;
        if (_pattern[_at] == ':')
            _at++;
        return _pattern[_at - 1] == ':' || _pattern[_at] == ')';
    }

    private (int Least, bool ExactlyOnce) Quantifier()
    {
        if (_at >= _pattern.Length)
            return (1, true);
        int least;
        switch (_pattern[_at])
        {
            case '*' or '?':
                least = 0;
                _at++;
                break;
            case '+':
                least = 1;
                _at++;
                break;
            case '{' when CountedQuantifier(out least, out int end):
                _at = end;
                break;
            default:
                return (1, true);
        }
        if (_at < _pattern.Length && _pattern[_at] == '?')
            _at++;
        return (least, false);
    }

    // {n} {n,} {n,m}; any other brace is a literal one. Only whether n is zero matters.
    private bool CountedQuantifier(out int least, out int end)
    {
        least = 0;
        int digits = end = _at + 1;
        for (; end < _pattern.Length && _pattern[end] is >= '0' and <= '9'; end++)
            least |= _pattern[end] - '0';
        if (end == digits)
            return false;
        if (end < _pattern.Length && _pattern[end] == ',')
            end++;
        while (end < _pattern.Length && _pattern[end] is >= '0' and <= '9')
            end++;
        return end < _pattern.Length && _pattern[end++] == '}';
    }

    private bool SkipPast(char c)
    {
        int end = _pattern.IndexOf(c, _at);
        _at = end < 0 ? _at : end + 1;
        return end >= 0;
    }

    private Item GiveUp()
    {
        _gaveUp = true;
        return Item.Unknown;
    }

    /// <summary>A piece of a sequence: one literal character, something with literals in it, nothing (an anchor), or unknown text.</summary>
    private readonly record struct Item(char? Character, List<List<string>>? Sets, bool IsEmpty)
    {
        public static readonly Item Unknown = new(null, null, false);

        public static readonly Item Empty = new(null, null, true);

        public static Item Of(char c) => new(c, null, false);
    }
}
