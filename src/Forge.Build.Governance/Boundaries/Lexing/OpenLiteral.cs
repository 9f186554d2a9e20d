namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>A literal that is open at the current position, possibly with code being read in one of its holes.</summary>
internal struct OpenLiteral
{
    private const int NotInHole = -1;

    public OpenLiteral(LiteralForm form, int quotes, int hashes, int braces)
    {
        Form = form;
        Quotes = quotes;
        Hashes = hashes;
        Braces = braces;
        Depth = NotInHole;
    }

    public LiteralForm Form { get; }

    /// <summary>How many quotes in a row close it.</summary>
    public int Quotes { get; }

    /// <summary>How many <c>#</c> stand after its closing quotes (Rust, Swift).</summary>
    public int Hashes { get; }

    /// <summary>How many braces in a row open and close its holes (C#: as many as its <c>$</c>).</summary>
    public int Braces { get; }

    /// <summary>How many brackets are open in the hole being read.</summary>
    public int Depth { get; set; }

    public readonly bool InHole => Depth != NotInHole;

    public void EnterHole() => Depth = 0;

    public void LeaveHole() => Depth = NotInHole;
}
