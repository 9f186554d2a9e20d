using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>Java, Kotlin, Scala and Go.</summary>
internal sealed class CLikeLexer : SourceLexer
{
    private readonly CLikeTraits traits;

    public CLikeLexer(RegionWriter source, CLikeTraits traits)
        : base(source) => this.traits = traits;

    protected override bool CommentsNest => traits.CommentsNest;

    protected override bool TakeLiteral()
    {
        char c = Source.Current;
        switch (c)
        {
            case '"':
                OpenQuoted(0, traits.Quoted, traits.Text);
                return true;
            case '\'':
                return TakeCharacter();
            case '`' when traits.Backtick is not null:
                Open(traits.Backtick, prefix: 0);
                return true;
            case '`':
                TakeQuotedIdentifier();
                return true;
            default:
                return traits.Interpolated is not null && IsWordPart(c) && TakeInterpolator(traits.Interpolated);
        }
    }

    protected override bool TakeHole(ref OpenLiteral literal)
    {
        // Scala: two dollars are an escaped one. In Kotlin the second of them still opens a hole.
        if (traits.Interpolated is null || !Source.Sees("$$"))
            return base.TakeHole(ref literal);
        Source.Take(2, PatternScope.Strings);
        return true;
    }

    private bool TakeInterpolator(LiteralForm interpolated)
    {
        int word = WordLength();
        if (Source.Peek(word) == '"')
            OpenQuoted(word, interpolated, traits.InterpolatedText);
        else
            Source.Take(word, PatternScope.Code);
        return true;
    }

    private void OpenQuoted(int prefix, LiteralForm quoted, LiteralForm? text)
    {
        if (text is not null && Source.Run('"', offset: prefix, limit: 3) == 3)
            Open(text, prefix, quotes: 3);
        else
            Open(quoted, prefix);
    }
}
