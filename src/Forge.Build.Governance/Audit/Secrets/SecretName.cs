using System;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>What a name promises of the value that is assigned to it.</summary>
internal enum NamedSecret
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A password: any text may be one.</summary>
    Password,

    /// <summary>A secret of a client or an application.</summary>
    Secret,

    /// <summary>A token. Parsers have tokens too, so a word is none.</summary>
    Token,

    /// <summary>A key. Maps, buttons and tables have keys too, so only what looks generated is one.</summary>
    Key,
}

/// <summary>Reads names such as <c>DB_PASSWORD</c>, <c>clientSecret</c> and <c>accesstoken</c> from their end.</summary>
internal static class SecretName
{
    private static readonly (string Tail, NamedSecret Promise)[] Tails =
    {
        ("password", NamedSecret.Password), ("passwd", NamedSecret.Password), ("pwd", NamedSecret.Password), ("passphrase", NamedSecret.Password),
        ("secret", NamedSecret.Secret), ("token", NamedSecret.Token), ("key", NamedSecret.Key),
    };

    // Names in one piece and in lower case, which otherwise could be the end of any word.
    private static readonly string[] TokenOwners =
    {
        "auth", "access", "refresh", "bearer", "api", "bot", "session", "id", "user", "client", "app", "my", "jwt", "db", "master", "shared", "consumer",
    };

    private static readonly string[] KeyOwners = { "api", "secret", "access", "private", "account", "auth", "encryption", "signing", "storage", "license" };

    // Public, or of a parser, a page or a form.
    private static readonly string[] Harmless
        = { "publickey", "public_key", "cancellation", "continuation", "page", "next", "sync", "csrf", "xsrf", "syntax", "json", "antiforgery", "verification", "design" };

    /// <summary>What the word from <paramref name="start"/> to <paramref name="end"/> promises.</summary>
    public static NamedSecret Of(string line, int start, int end)
    {
        // The last letter alone refuses most words.
        if (end - start < 3 || line[end - 1] is not ('d' or 'D' or 'e' or 'E' or 't' or 'T' or 'n' or 'N' or 'y' or 'Y'))
            return NamedSecret.None;
        foreach ((string tail, NamedSecret promise) in Tails)
        {
            int at = end - tail.Length;
            if (at >= start && Characters.Stands(line, at, tail))
                return Holds(line, start, at, promise) ? promise : NamedSecret.None;
        }
        return NamedSecret.None;
    }

    private static bool Holds(string line, int start, int at, NamedSecret promise)
    {
        int before = at;
        // A dash ends a word, and belongs to a name: api-key.
        if (before == start && before > 0 && line[before - 1] == '-')
            start = Math.Max(0, before - 24);
        while (before > start && line[before - 1] is '_' or '-')
            before--;
        if (promise == NamedSecret.Key)
            return EndsWithOneOf(line, start, before, KeyOwners);
        if (EndsWithOneOf(line, start, before, Harmless))
            return false;
        bool isWordOfItsOwn = before < at || at == start || IsHump(line, at) || Characters.In(line[at - 1], CharacterSet.Digit);
        return isWordOfItsOwn || promise != NamedSecret.Token || EndsWithOneOf(line, start, before, TokenOwners);
    }

    private static bool IsHump(string line, int at)
        => Characters.In(line[at], CharacterSet.Upper)
            && (Characters.In(line[at - 1], CharacterSet.Lower) || Characters.In(line[at + 1], CharacterSet.Lower));

    private static bool EndsWithOneOf(string line, int start, int end, string[] words)
    {
        foreach (string word in words)
        {
            if (end - word.Length >= start && Characters.Stands(line, end - word.Length, word))
                return true;
        }
        return false;
    }
}
