using System;
using System.Collections.Generic;
using System.Text;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>Tokens without a telling prefix, whose first part decodes to something that only such a token holds.</summary>
internal static class EncodedTokens
{
    private const int MostHeaderLength = 4096;
    private const int TelegramLength = 35;

    /// <summary>A JSON Web Token: three parts, of which the first is a JSON object that names its algorithm.</summary>
    public static SecretMatch? JsonWebToken(string line, int at)
    {
        if (!Characters.Stands(line, at, "eyJ", ignoreCase: false))
            return null;
        int header = Characters.EndOfRun(line, at, CharacterSet.Base64Url);
        int payload = EndOfNextPart(line, header);
        int signature = EndOfNextPart(line, payload);
        if (payload - header < 3 || signature - payload < 9 || header - at > MostHeaderLength || !NamesItsAlgorithm(Decode(line, at, header)))
            return null;
        return new SecretMatch("a JSON Web Token", "eyJ", at, signature, IsKnownFormat: true);
    }

    /// <summary>A Discord bot token: the bot's number in Base64, a time, a code.</summary>
    public static SecretMatch? Discord(string line, int at)
    {
        if (line[at] is not ('M' or 'N' or 'O'))
            return null;
        int id = Characters.EndOfRun(line, at, CharacterSet.Base64Url, at + 40);
        if (id - at is < 23 or > 28)
            return null;
        int time = EndOfNextPart(line, id, 16);
        int code = EndOfNextPart(line, time, 60);
        if (time - id is < 7 or > 9 || code - time < 28 || !IsNumber(Decode(line, at, id)))
            return null;
        return new SecretMatch("a Discord bot token", "", at, code, IsKnownFormat: true);
    }

    /// <summary>A Telegram bot token: the bot's number, a colon, thirty-five characters.</summary>
    public static SecretMatch? Telegram(string line, int at)
    {
        // In an address the number follows the word bot.
        int start = Characters.Stands(line, at, "bot", ignoreCase: false) ? at + 3 : at;
        int colon = Characters.EndOfRun(line, start, CharacterSet.Digit, start + 11);
        if (colon - start is < 8 or > 10 || colon >= line.Length || line[colon] != ':')
            return null;
        int body = colon + 1, end = Characters.EndOfRun(line, body, CharacterSet.Base64Url, body + TelegramLength + 1);
        bool isMixed = Characters.Any(line, body, end, CharacterSet.Upper) && Characters.Any(line, body, end, CharacterSet.Lower);
        if (end - body != TelegramLength || !isMixed || Placeholder.IsMask(line, body, end))
            return null;
        return new SecretMatch("a Telegram bot token", "", start, end, IsKnownFormat: true);
    }

    private static int EndOfNextPart(string line, int dot, int most = int.MaxValue)
        => dot < line.Length && line[dot] == '.' ? Characters.EndOfRun(line, dot + 1, CharacterSet.Base64Url, most == int.MaxValue ? most : dot + most) : dot;

    private static bool NamesItsAlgorithm(string? json)
    {
        if (json is null || json.Length == 0 || json[0] != '{')
            return false;
        JsonSource.Parse("", new SourceText(json), out JsonValue? value, out List<JsonProblem> _);
        return value?["alg"]?.Kind == JsonKind.String;
    }

    private static bool IsNumber(string? text) => text is not null && text.Length is >= 17 and <= 20 && Characters.All(text, 0, text.Length, CharacterSet.Digit);

    private static string? Decode(string line, int start, int end)
    {
        string text = line.Substring(start, end - start).Replace('-', '+').Replace('_', '/');
        if (text.Length % 4 == 1)
            return null;
        return Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
    }
}
