using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>Rust.</summary>
internal sealed class RustLexer : SourceLexer
{
    private static readonly LiteralForm Quoted = new('"', spansLines: true);
    private static readonly LiteralForm Raw = new('"', LiteralEscape.None, spansLines: true);

    public RustLexer(RegionWriter source)
        : base(source)
    {
    }

    protected override bool CommentsNest => true;

    protected override bool TakeLiteral()
    {
        int word = IsWordPart(Source.Current) ? WordLength() : 0;
        string prefix = word <= 2 ? Source.Substring(0, word) : "longer";

        if (prefix is "" or "b" or "c" && Source.Peek(word) == '"')
        {
            Open(Quoted, word);
            return true;
        }

        if (prefix is "" or "b" && TakeCharacter(word))
            return true;

        if (prefix is "r" or "br" or "cr")
        {
            int hashes = Source.Run('#', offset: word);
            if (Source.Peek(word + hashes) == '"')
            {
                Open(Raw, word + hashes, hashes: hashes);
                return true;
            }
        }

        Source.Take(word, PatternScope.Code);
        return word > 0;
    }
}
