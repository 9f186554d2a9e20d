using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// Shows a forbidden pattern only the part of a file its rule is about. What a real compiler would need a symbol table or
/// a dialect for is decided by a heuristic, named where it is made; the masks serve honest source, they are no proof against
/// source written to deceive them.
/// </summary>
internal static class SourceRegions
{
    private static readonly Dictionary<string, SourceLanguage> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = SourceLanguage.CSharp,
        [".csx"] = SourceLanguage.CSharp,
        [".js"] = SourceLanguage.JavaScript,
        [".mjs"] = SourceLanguage.JavaScript,
        [".cjs"] = SourceLanguage.JavaScript,
        [".jsx"] = SourceLanguage.JavaScript,
        [".ts"] = SourceLanguage.TypeScript,
        [".mts"] = SourceLanguage.TypeScript,
        [".cts"] = SourceLanguage.TypeScript,
        [".tsx"] = SourceLanguage.TypeScriptJsx,
        [".java"] = SourceLanguage.Java,
        [".kt"] = SourceLanguage.Kotlin,
        [".kts"] = SourceLanguage.Kotlin,
        [".scala"] = SourceLanguage.Scala,
        [".sc"] = SourceLanguage.Scala,
        [".go"] = SourceLanguage.Go,
        [".c"] = SourceLanguage.C,
        [".h"] = SourceLanguage.C,
        [".cc"] = SourceLanguage.C,
        [".hh"] = SourceLanguage.C,
        [".cpp"] = SourceLanguage.C,
        [".hpp"] = SourceLanguage.C,
        [".cxx"] = SourceLanguage.C,
        [".hxx"] = SourceLanguage.C,
        [".rs"] = SourceLanguage.Rust,
        [".swift"] = SourceLanguage.Swift,
        [".php"] = SourceLanguage.Php,
        [".py"] = SourceLanguage.Python,
        [".pyi"] = SourceLanguage.Python,
        [".pyw"] = SourceLanguage.Python,
        [".sql"] = SourceLanguage.Sql,
    };

    /// <summary>The language a file's extension stands for, in any case; <see cref="SourceLanguage.Unknown"/> for every other.</summary>
    public static SourceLanguage LanguageOf(string path)
    {
        // Not Path.GetExtension: on .NET Framework it throws for a name with a character Windows forbids.
        int dot = path.LastIndexOf('.');
        return dot >= 0 && Languages.TryGetValue(path.Substring(dot), out SourceLanguage language) ? language : SourceLanguage.Unknown;
    }

    /// <summary>
    /// The text with every character outside the wanted region replaced by a space. Line feeds stay and so does the length, so
    /// a match in the mask stands at its true position. The text itself for <see cref="PatternScope.Any"/> and for a language
    /// that is not known. Takes time and memory in proportion to the text, whatever the text is.
    /// </summary>
    /// <param name="text">A file's text, lines ended by a line feed.</param>
    /// <param name="language">What <see cref="LanguageOf"/> said of the file.</param>
    /// <param name="keep">The region to keep.</param>
    public static string Mask(string text, SourceLanguage language, PatternScope keep)
    {
        if (keep == PatternScope.Any)
            return text;

        RegionWriter source = new(text, keep);
        SourceLexer? lexer = LexerFor(language, source);
        if (lexer is null)
            return text;

        lexer.Run();
        return source.ToString();
    }

    private static SourceLexer? LexerFor(SourceLanguage language, RegionWriter source) => language switch
    {
        SourceLanguage.CSharp => new CSharpLexer(source),
        SourceLanguage.JavaScript => new JsxLexer(source),
        SourceLanguage.TypeScript => new ScriptLexer(source),
        SourceLanguage.TypeScriptJsx => new JsxLexer(source),
        SourceLanguage.Java => new CLikeLexer(source, CLikeTraits.Java),
        SourceLanguage.Kotlin => new CLikeLexer(source, CLikeTraits.Kotlin),
        SourceLanguage.Scala => new CLikeLexer(source, CLikeTraits.Scala),
        SourceLanguage.Go => new CLikeLexer(source, CLikeTraits.Go),
        SourceLanguage.C => new CLexer(source),
        SourceLanguage.Rust => new RustLexer(source),
        SourceLanguage.Swift => new SwiftLexer(source),
        SourceLanguage.Php => new PhpLexer(source),
        SourceLanguage.Python => new PythonLexer(source),
        SourceLanguage.Sql => new SqlLexer(source),
        _ => null,
    };
}
