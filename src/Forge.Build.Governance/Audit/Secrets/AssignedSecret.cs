using System;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>Secrets that only the name tells to which they are assigned.</summary>
internal static class AssignedSecret
{
    /// <summary>A longer text is data: a certificate, a template, a bundle.</summary>
    private const int MostLength = 1024;

    private const int MostBareLength = 160;
    private const int LeastTokenLength = 6;
    private const int AwsSecretLength = 40;

    /// <summary>The value that is assigned to the word from <paramref name="start"/> to <paramref name="end"/>, where it is a secret.</summary>
    public static SecretMatch? Match(string line, int start, int end, BareValues bareValues)
    {
        NamedSecret promise = SecretName.Of(line, start, end);
        if (promise == NamedSecret.None || Assignment.Read(line, start, end) is not { } assignment)
            return null;
        int first = assignment.ValueStart;
        if (QuotedValue(line, assignment) is { } quoted)
            return Judge(line, start, end, quoted, promise);
        int last = BareValue.EndOf(line, first, MostBareLength);
        if (last == first || last - first == MostBareLength || (last < line.Length && line[last] == '('))
            return null;
        BareContext context = BareValue.ContextOf(line, assignment, bareValues);
        if (context == BareContext.Code || BareValue.IsProse(line, last, assignment, context))
            return null;
        string value = line.Substring(first, last - first);
        bool isPlainWord = Characters.All(value, 0, value.Length, CharacterSet.Letter | CharacterSet.Underscore | CharacterSet.Dash | CharacterSet.Dot);
        if (isPlainWord && (promise != NamedSecret.Password || context is BareContext.Document or BareContext.Address))
            return null;
        if (context == BareContext.Address && !Entropy.IsHigh(value))
            return null;
        return Judge(line, start, end, (first, last), promise);
    }

    private static SecretMatch? Judge(string line, int start, int end, (int Start, int End) value, NamedSecret promise)
    {
        int length = value.End - value.Start;
        // Beginning with a slash it would look like a path.
        bool isAws = promise == NamedSecret.Key && length == AwsSecretLength && IsAwsName(line.Substring(start, end - start))
            && Characters.All(line, value.Start, value.End, CharacterSet.Base64) && !Placeholder.IsMask(line, value.Start, value.End);
        if (!isAws && (length == 0 || !IsSecret(line.Substring(value.Start, length), promise)))
            return null;
        string kind = promise switch
        {
            NamedSecret.Password => "a password",
            NamedSecret.Secret => "a secret",
            NamedSecret.Token => "a token",
            _ => isAws ? "an AWS secret access key" : "a key",
        };
        return new SecretMatch(kind, "", value.Start, value.End, IsKnownFormat: isAws);
    }

    private static bool IsAwsName(string name)
    {
        string joined = name.Replace("_", "");
        return joined.EndsWith("secretaccesskey", StringComparison.OrdinalIgnoreCase) || joined.EndsWith("awssecretkey", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSecret(string value, NamedSecret promise)
    {
        if (Placeholder.IsOne(value) || value.IndexOf(' ') >= 0 || !Characters.Any(value, 0, value.Length, CharacterSet.Alphanumeric))
            return false;
        return promise switch
        {
            NamedSecret.Password => true,
            NamedSecret.Secret => !IsHyphenated(value),
            NamedSecret.Token => value.Length >= LeastTokenLength && value[0] != '#' && Characters.Any(value, 0, value.Length, CharacterSet.Digit) && !IsVersion(value),
            _ => Entropy.IsHigh(value) && Characters.Any(value, 0, value.Length, CharacterSet.Digit) && value.IndexOf("://", StringComparison.Ordinal) < 0,
        };
    }

    // tls-cert, app.settings: what a secret is called, not what it is.
    private static bool IsHyphenated(string value)
        => Characters.All(value, 0, value.Length, CharacterSet.Letter | CharacterSet.Underscore | CharacterSet.Dash | CharacterSet.Dot)
            && Characters.Any(value, 0, value.Length, CharacterSet.Underscore | CharacterSet.Dash | CharacterSet.Dot);

    private static bool IsVersion(string value)
    {
        int start = value[0] is '^' or '~' or 'v' or '=' ? 1 : 0;
        return Characters.All(value, start, value.Length, CharacterSet.Digit | CharacterSet.Dot);
    }

    /// <summary>The inside of a literal; empty where it is computed or has none; null where the value is not quoted.</summary>
    private static (int Start, int End)? QuotedValue(string line, Assignment assignment)
    {
        int at = assignment.ValueStart, prefix = at;
        while (at < line.Length && at < prefix + 2 && line[at] is '$' or '@' or 'r' or 'R' or 'b' or 'B' or 'f' or 'F' or 'u' or 'U' or 'L')
            at++;
        bool hasHoles = at > prefix && (line.IndexOf('$', prefix, at - prefix) >= 0 || line[prefix] is 'f' or 'F');
        bool isEscaped = at < line.Length && line[at] == '\\';
        if (isEscaped)
            at++;
        if (at >= line.Length || line[at] is not ('"' or '\'' or '`'))
            return null;
        char quote = line[at];
        int run = at;
        while (run < line.Length && run < at + 3 && line[run] == quote)
            run++;
        if (run - at == 2 && !assignment.DoubledQuotes)
            return (run, run);
        int end = EndOfLiteral(line, run, quote, isEscaped);
        if (end - run >= MostLength || ((hasHoles || quote == '`') && line.IndexOf('{', run, end - run) >= 0))
            return (run, run);
        return (run, end);
    }

    private static int EndOfLiteral(string line, int at, char quote, bool isEscaped)
    {
        int limit = Math.Min(line.Length, at + MostLength);
        for (; at < limit && line[at] != quote; at++)
        {
            if (line[at] != '\\')
                continue;
            if (isEscaped)
                break;
            at++;
        }
        return Math.Min(at, limit);
    }
}
