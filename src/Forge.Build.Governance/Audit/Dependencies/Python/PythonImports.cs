using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Lexing;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>
/// The absolute imports of a Python file, wherever they stand; relative ones are local by their form. <c>import</c> is a keyword in every
/// position, so no statement needs to be understood but these two.
/// </summary>
internal sealed class PythonImports
{
    // Longer than any name that means something; what is longer is cut, so that no text costs more than its length.
    private const int MostParts = 16;

    private readonly CodeTokens _tokens;
    private readonly List<Import> _imports = new();
    private int _at;

    private PythonImports(CodeTokens tokens) => _tokens = tokens;

    public static IReadOnlyList<Import> Scan(string text)
    {
        PythonImports scanner = new(CodeTokens.Of(text, SourceLanguage.Python));
        scanner.Read();
        return scanner._imports;
    }

    private void Read()
    {
        while (_at < _tokens.Count)
        {
            bool isMember = _tokens.IsMark(_at - 1, '.');
            if (!isMember && _tokens.IsWord(_at, "import"))
                ReadImport();
            else if (!isMember && _tokens.IsWord(_at, "from"))
                ReadFrom();
            else
                _at++;
        }
    }

    // import a.b as c, d
    private void ReadImport()
    {
        do
        {
            Next();
            if (ReadName() is not { } name)
                return;
            _imports.Add(name);
            if (_tokens.IsWord(_at, "as"))
            {
                Next();
                Next();
            }
        }
        while (_tokens.IsMark(_at, ','));
    }

    // from a.b import (c as d, e); a "from" without an import behind its name belongs to yield or raise.
    private void ReadFrom()
    {
        Next();
        bool isRelative = _tokens.IsMark(_at, '.');
        while (_tokens.IsMark(_at, '.'))
            Next();
        Import? name = ReadName();
        if (!_tokens.IsWord(_at, "import"))
            return;
        Next();
        IReadOnlyList<string> members = ReadMembers();
        if (!isRelative && name is not null)
            _imports.Add(name with { Members = members });
    }

    private List<string> ReadMembers()
    {
        List<string> members = new();
        bool inBrackets = _tokens.IsMark(_at, '(');
        if (inBrackets)
            Next();
        while (_at < _tokens.Count)
        {
            if (_tokens.KindAt(_at) == TokenKind.LineEnd && inBrackets)
            {
                _at++;
                continue;
            }
            if (_tokens.KindAt(_at) != TokenKind.Word || _tokens.IsWord(_at, "import") || _tokens.IsWord(_at, "from"))
                break;
            members.Add(_tokens.TextAt(_at));
            Next();
            if (_tokens.IsWord(_at, "as"))
            {
                Next();
                Next();
            }
            if (inBrackets)
                SkipLineEnds();
            if (!_tokens.IsMark(_at, ','))
                break;
            Next();
        }
        return members;
    }

    private Import? ReadName()
    {
        if (_tokens.KindAt(_at) != TokenKind.Word || _tokens.IsWord(_at, "import"))
            return null;
        List<string> parts = new() { _tokens.TextAt(_at) };
        int start = _tokens.StartAt(_at);
        int end = _tokens.EndAt(_at);
        Next();
        while (_tokens.IsMark(_at, '.'))
        {
            Next();
            if (_tokens.KindAt(_at) != TokenKind.Word)
                break;
            if (parts.Count < MostParts)
                parts.Add(_tokens.TextAt(_at));
            end = _tokens.EndAt(_at);
            Next();
        }
        return new Import(string.Join(".", parts), start, end);
    }

    // To the next token; a line end behind a backslash is none.
    private void Next()
    {
        _at++;
        while (_tokens.IsMark(_at, '\\') && _tokens.KindAt(_at + 1) == TokenKind.LineEnd)
            _at += 2;
    }

    private void SkipLineEnds()
    {
        while (_tokens.KindAt(_at) == TokenKind.LineEnd)
            _at++;
    }
}
