using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>One stretch of the ledger from a heading, or a bare <c>AUTHORIZED:</c> line, to the link of its chain or to the next stretch.</summary>
internal sealed class LedgerSection
{
    private const string Heading = "## ";

    private LedgerSection(LedgerLine head, string title, bool mayBeOurs, string previousChain)
    {
        Head = head;
        Title = title;
        MayBeOurs = mayBeOurs;
        PreviousChain = previousChain;
    }

    /// <summary>The line it begins with.</summary>
    public LedgerLine Head { get; }

    /// <summary>Its heading without the marks, or the whole bare line.</summary>
    public string Title { get; }

    /// <summary>Whether our writer wrote into the ledger before, so that the section may be one of ours that was cut off.</summary>
    public bool MayBeOurs { get; }

    /// <summary>The value of the last link above it.</summary>
    public string PreviousChain { get; }

    /// <summary>The lines below its head that are neither blank nor code.</summary>
    public List<LedgerLine> Lines { get; } = new();

    /// <summary>The value of the link that ends it; empty where none does.</summary>
    public string Chain { get; private set; } = "";

    /// <summary>All sections, in order.</summary>
    public static List<LedgerSection> Of(LedgerText text)
    {
        List<LedgerSection> sections = new();
        LedgerSection? current = null;
        bool isOurs = text.Text.StartsWith(LedgerFormat.Header, StringComparison.Ordinal);
        string previous = "";
        int link = 0;
        for (int i = 0; i < text.Lines.Count; i++)
        {
            LedgerLine line = text.Lines[i];
            if (link < text.Links.Count && text.Links[link] == i)
            {
                previous = text.ValueOf(line);
                isOurs = true;
                link++;
                if (current is not null)
                    current.Chain = previous;
                // What follows a link belongs to nobody until the next heading: an entry that is sealed says nothing more.
                current = null;
            }
            else if (line.Start == line.End || text.IsCode(i))
            {
                continue;
            }
            else if (TitleOn(text, line) is { } title)
            {
                current = new LedgerSection(line, title, isOurs, previous);
                sections.Add(current);
            }
            else
            {
                current?.Lines.Add(line);
            }
        }
        return sections;
    }

    private static string? TitleOn(LedgerText text, LedgerLine line)
    {
        if (text.StartsWith(line, Heading))
            return text.TextOf(line).Substring(Heading.Length).Trim();
        bool isBare = text.StartsWith(line, LedgerFormat.Authorized + ":") || text.StartsWith(line, LedgerFormat.AutoAuthorized + ":");
        return isBare ? text.TextOf(line).Trim() : null;
    }
}
