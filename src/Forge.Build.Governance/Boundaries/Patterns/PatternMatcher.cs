using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading;
#if NET
using Text = System.ReadOnlySpan<char>;
#else
using Text = System.String;
#endif

namespace Forge.Build.Governance.Boundaries.Patterns;

/// <summary>
/// A forbidden pattern made to run: in linear time wherever the engine can (<c>NonBacktracking</c>), and in every case under a time bound a file,
/// because a pattern of the repository must not be able to hang the build.
/// </summary>
internal sealed class PatternMatcher
{
    /// <summary>How long one pattern may take on one file. Real ones take microseconds; a backtracking engine in trouble takes minutes.</summary>
    public static readonly TimeSpan TimeBound = TimeSpan.FromSeconds(5);

    // The linear engine has no bound of its own here (see Linear), so what it is given must have one: at its worst it takes some microseconds a character.
    private const int MostForLinear = 8 * 1024 * 1024;

    // By number, for .NET Standard 2.0, which lacks the name: SDK 8 and 9 have the engine all the same.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;
    private const RegexOptions Base = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly bool HasNonBacktracking = ProbeNonBacktracking();

    private readonly Regex? _linear;
    private readonly Lazy<Regex> _bounded;

    private PatternMatcher(Regex? linear, Lazy<Regex> bounded)
    {
        _linear = linear;
        _bounded = bounded;
    }

    /// <summary>Makes a matcher for files.</summary>
    /// <param name="pattern">A valid .NET regular expression.</param>
    public static PatternMatcher Create(string pattern)
        => new(Linear(pattern), new Lazy<Regex>(() => new Regex(pattern, Base, TimeBound), LazyThreadSafetyMode.ExecutionAndPublication));

    /// <summary>Makes a matcher for trying a pattern on short texts: an engine that is slower to run and much quicker to make.</summary>
    /// <param name="pattern">Perhaps a .NET regular expression.</param>
    /// <param name="matcher">The matcher, where the result is true.</param>
    /// <param name="reason">The engine's words, where the result is false.</param>
    public static bool TryCreateForTrial(string pattern, out PatternMatcher? matcher, out string reason)
    {
        reason = "";
        try
        {
            Regex regex = new(pattern, Base, TimeBound);
            matcher = new PatternMatcher(null, new Lazy<Regex>(() => regex));
            return true;
        }
        catch (ArgumentException e)
        {
            reason = e.Message;
        }
        catch (Exception e) when (e is IndexOutOfRangeException or NullReferenceException or InvalidOperationException or OverflowException)
        {
            // A pattern can be odd enough to break the engine that compiles it (seen on runtime 10.0.12); it cannot be run, whoever is to blame.
            reason = "it breaks the regular expression engine (" + e.GetType().Name + ").";
        }
        matcher = null;
        return false;
    }

    /// <summary>Finds matches in a part of a text, which is matched as if it stood alone.</summary>
    /// <param name="text">A file's text, masked or not.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="most">At most this many in <paramref name="spans"/>.</param>
    /// <param name="spans">Receives start (in the whole text) and length of each match.</param>
    /// <returns>False where the time bound was reached; what was found before counts.</returns>
    public bool Find(Text text, int start, int length, int most, List<(int Start, int Length)> spans)
    {
        long started = Stopwatch.GetTimestamp();
        Regex regex = _linear is not null && length <= MostForLinear ? _linear : _bounded.Value;
        try
        {
#if NET
            foreach (ValueMatch match in regex.EnumerateMatches(text.Slice(start, length)))
            {
                spans.Add((start + match.Index, match.Length));
#else
            for (Match match = regex.Match(text, start, length); match.Success; match = match.NextMatch())
            {
                spans.Add((match.Index, match.Length));
#endif
                if (spans.Count >= most)
                    return true;
                if (Stopwatch.GetTimestamp() - started > TimeBound.TotalSeconds * Stopwatch.Frequency)
                    return false;
            }
            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>
    /// The linear engine, with two defects of it stepped around (both seen on runtime 10.0.12, tests hold them): with a time-out, a pattern with <c>\b</c> finds
    /// nothing behind the first 100,000 characters, so it gets none; and a pattern that begins with something optional loses the first of two matches,
    /// unless an anchor that always holds stands before it.
    /// </summary>
    private static Regex? Linear(string pattern)
    {
        if (!HasNonBacktracking)
            return null;
        try
        {
            return new Regex(BeginsForCertain(pattern) ? pattern : @"(?:\b|\B)(?:" + pattern + ")", Base | NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Lookarounds, references, atomic groups, very large repetitions.
            return null;
        }
        catch (ArgumentException)
        {
            // The pattern stands, but not in brackets: a comment of (?x) swallows the closing one.
            return null;
        }
    }

    // A word character that no quantifier follows, with at most \b before it, and no alternative that could begin otherwise.
    private static bool BeginsForCertain(string pattern)
    {
        int first = pattern.StartsWith(@"\b", StringComparison.Ordinal) ? 2 : 0;
        return first + 1 < pattern.Length && char.IsLetterOrDigit(pattern[first]) && pattern[first + 1] is not ('?' or '*' or '{')
            && pattern.IndexOf('|') < 0;
    }

    private static bool ProbeNonBacktracking()
    {
        try
        {
            _ = new Regex("x", NonBacktracking);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
