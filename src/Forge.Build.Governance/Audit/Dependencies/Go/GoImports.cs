using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Lexing;

namespace Forge.Build.Governance.Audit.Dependencies.Go;

/// <summary>The import paths of a Go file, alone or in a block. <c>import</c> is a keyword in every position.</summary>
internal static class GoImports
{
    public static IReadOnlyList<Import> Scan(string text)
    {
        CodeTokens tokens = CodeTokens.Of(text, SourceLanguage.Go, literals: true);
        List<Import> imports = new();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i, "import"))
                continue;
            i = SkipLineEnds(tokens, i + 1);
            if (!tokens.IsMark(i, '('))
            {
                i = ReadSpec(tokens, i, imports);
                continue;
            }
            i++;
            while (i < tokens.Count && !tokens.IsMark(i, ')'))
                i = ReadSpec(tokens, i, imports) + 1;
        }
        return imports;
    }

    // A name, a dot or nothing, then the path. Returns the index of the last token that it used up.
    private static int ReadSpec(CodeTokens tokens, int i, List<Import> imports)
    {
        int path = tokens.KindAt(i) == TokenKind.Word || tokens.IsMark(i, '.') ? i + 1 : i;
        if (tokens.KindAt(path) != TokenKind.Literal)
            return i;
        imports.Add(new Import(tokens.LiteralAt(path), tokens.StartAt(path) + 1, tokens.EndAt(path) - 1));
        return path;
    }

    private static int SkipLineEnds(CodeTokens tokens, int i)
    {
        while (tokens.KindAt(i) == TokenKind.LineEnd)
            i++;
        return i;
    }
}
