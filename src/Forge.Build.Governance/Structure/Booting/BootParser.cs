using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Structure.Booting;

/// <summary>The statements of a PowerShell script: commands, assignments, conditions with their branches, and the functions that it defines.</summary>
internal sealed class BootParser
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "if", "elseif", "else", "while", "do", "until", "for", "foreach", "switch", "try", "catch", "finally", "return", "begin", "process", "end", "in", "trap", "break", "continue", "dynamicparam",
    };

    private readonly IReadOnlyList<PowerShellToken> _tokens;
    private readonly Dictionary<string, List<BootNode>> _functions = new(StringComparer.OrdinalIgnoreCase);
    private int _at;

    private BootParser(IReadOnlyList<PowerShellToken> tokens) => _tokens = tokens;

    /// <summary>Reads a script that parses.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="functions">What it defines, by name without case; of two with one name the last.</param>
    public static List<BootNode> Read(IReadOnlyList<PowerShellToken> tokens, out IReadOnlyDictionary<string, List<BootNode>> functions)
    {
        BootParser parser = new(tokens);
        List<BootNode> script = new();
        while (parser._at < tokens.Count)
        {
            script.AddRange(parser.Sequence());
            parser._at++;
        }
        functions = parser._functions;
        return script;
    }

    // The statements up to the bracket that closes them, which is left.
    private List<BootNode> Sequence()
    {
        List<BootNode> nodes = new();
        while (_at < _tokens.Count && _tokens[_at].Kind != PowerShellKind.Close)
        {
            PowerShellToken token = _tokens[_at];
            if (token.Kind is PowerShellKind.Separator or PowerShellKind.Pipe or PowerShellKind.Operator)
            {
                if (token.Is(PowerShellKind.Pipe, "||"))
                    nodes.Add(BootNode.Of(BootCommand.Plain(BootAct.Check, token.Start)));
                _at++;
            }
            else
            {
                Statement(nodes);
            }
        }
        return nodes;
    }

    private void Statement(List<BootNode> nodes)
    {
        // [string]$key = ...
        while (IsCast(_tokens[_at]) && Kind(1) is PowerShellKind.Variable or PowerShellKind.Word && _tokens[_at + 1].IsJoined)
            _at++;
        PowerShellToken token = _tokens[_at];
        if (token.Kind == PowerShellKind.Word && !token.IsJoined)
        {
            string word = token.Text.ToLowerInvariant();
            if (word is "function" or "filter" or "workflow" && Kind(1) == PowerShellKind.Word)
            {
                Function();
                return;
            }
            if (word == "param" && Kind(1) == PowerShellKind.Open)
            {
                _at++;
                Brackets(nodes: new List<BootNode>(), literals: null);
                return;
            }
            if (word is "if" or "while" or "switch" && Kind(1) == PowerShellKind.Open && _tokens[_at + 1].Text == "(")
            {
                Conditional(nodes, word);
                return;
            }
            if (word == "throw" || (word == "exit" && CanFail(1)))
                nodes.Add(BootNode.Of(BootCommand.Plain(BootAct.Fail, token.Start)));
            if (word is "throw" or "exit" or "return" or "break" or "continue")
                nodes.Add(new BootNode { Leaves = word is "throw" or "exit" ? BootLeaving.Script : BootLeaving.Function, Start = token.Start });
            if (word is "throw" or "exit" || Keywords.Contains(word))
            {
                _at++;
                return;
            }
        }
        if (token.Kind == PowerShellKind.Variable && Kind(1) == PowerShellKind.Operator && _tokens[_at + 1].Text == "=" && token.Text.Length > 0)
        {
            Assignment(nodes);
            return;
        }
        Command(nodes);
    }

    private static bool IsCast(PowerShellToken token) => token.Kind == PowerShellKind.Word && token.Text.Length > 2 && token.Text[0] == '[' && token.Text[token.Text.Length - 1] == ']';

    // "exit" and "exit 0" end well; any other value may be an error.
    private bool CanFail(int offset)
        => _at + offset < _tokens.Count && _tokens[_at + offset] is { Kind: PowerShellKind.Word or PowerShellKind.Variable or PowerShellKind.Open } value && value.Text != "0";

    private PowerShellKind? Kind(int offset) => _at + offset < _tokens.Count ? _tokens[_at + offset].Kind : null;

    private void Function()
    {
        string name = _tokens[_at + 1].Text;
        _at += 2;
        name = name.Substring(name.IndexOf(':') + 1);
        List<BootNode> body = new();
        while (_at < _tokens.Count && _tokens[_at].Kind is not PowerShellKind.Close)
        {
            if (_tokens[_at].Kind == PowerShellKind.Open)
            {
                bool isBody = _tokens[_at].Text == "{";
                _at++;
                List<BootNode> inner = Sequence();
                _at++;
                if (isBody)
                {
                    body = inner;
                    break;
                }
            }
            else
            {
                _at++;
            }
        }
        _functions[name] = body;
    }

    private void Assignment(List<BootNode> nodes)
    {
        string name = _tokens[_at].Text;
        int start = _tokens[_at].Start;
        _at += 2;
        int first = _at;
        List<string> literals = new();
        List<BootNode> value = new();
        Command(value, literals);
        nodes.Add(new BootNode { Variable = name, Literals = literals, Start = start, Choices = { ChoiceOf(first, value) } });
    }

    // A condition and what it leads to; behind an "if" the branches that are left.
    private void Conditional(List<BootNode> nodes, string keyword)
    {
        BootNode node = new() { Start = _tokens[_at].Start, HasCases = keyword == "switch" };
        nodes.Add(node);
        while (true)
        {
            _at += 2;
            int first = _at;
            List<BootNode> condition = Sequence();
            BootChoice choice = ChoiceOf(first, condition);
            if (_at < _tokens.Count)
                _at++;
            node.Choices.Add(choice with { Body = Block() });
            int next = BehindSeparators();
            if (keyword != "if" || next >= _tokens.Count || _tokens[next].Kind != PowerShellKind.Word)
                return;
            string word = _tokens[next].Text.ToLowerInvariant();
            if (word == "elseif" && next + 1 < _tokens.Count && _tokens[next + 1].Kind == PowerShellKind.Open)
            {
                _at = next;
                continue;
            }
            if (word != "else")
                return;
            _at = next + 1;
            node.Choices.Add(new BootChoice(new List<BootNode>(), Array.Empty<string>(), Array.Empty<string>(), Block()));
            return;
        }
    }

    private List<BootNode> Block()
    {
        int next = BehindSeparators();
        if (next >= _tokens.Count || _tokens[next].Kind != PowerShellKind.Open || _tokens[next].Text != "{")
            return new List<BootNode>();
        _at = next + 1;
        List<BootNode> body = Sequence();
        if (_at < _tokens.Count)
            _at++;
        return body;
    }

    private int BehindSeparators()
    {
        int next = _at;
        while (next < _tokens.Count && _tokens[next].Kind == PowerShellKind.Separator)
            next++;
        return next;
    }

    private BootChoice ChoiceOf(int first, List<BootNode> condition)
    {
        List<string> words = new(), variables = new();
        for (int i = first; i < _at && i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind == PowerShellKind.Word)
                words.Add(_tokens[i].Text);
            else if (_tokens[i].Kind == PowerShellKind.Variable)
                variables.Add(_tokens[i].Text);
        }
        return new BootChoice(condition, words, variables, new List<BootNode>());
    }

    private void Command(List<BootNode> nodes, List<string>? literals = null)
    {
        int start = _tokens[_at].Start;
        bool isCalled = false;
        if (_tokens[_at].Kind == PowerShellKind.Call || _tokens[_at].Is(PowerShellKind.Word, "."))
        {
            isCalled = true;
            _at++;
        }
        List<List<PowerShellToken>> parts = new();
        List<string> inner = new();
        string redirect = "";
        bool isNewPart = true;
        int before = _at;
        while (_at < _tokens.Count && _tokens[_at].Kind is not (PowerShellKind.Separator or PowerShellKind.Pipe or PowerShellKind.Close))
        {
            PowerShellToken token = _tokens[_at];
            if (IsLook(token))
                nodes.Add(BootNode.Of(BootCommand.Plain(BootAct.Check, token.Start)));
            if (token.Kind == PowerShellKind.Open)
            {
                // A block behind a closed bracket is the body of an "if" or a loop.
                Brackets(nodes, inner);
                isNewPart = true;
                continue;
            }
            if (IsAssignment(token) && parts.Count > 0 && parts[0][0].Kind == PowerShellKind.Variable)
            {
                // What stands before it is where the value goes; the command begins behind.
                parts.Clear();
                inner.Clear();
                isNewPart = true;
            }
            else if (token.Kind is PowerShellKind.Operator or PowerShellKind.Call)
            {
                if (token.Text[0] == '>')
                    redirect = token.Text;
                isCalled |= token.Kind == PowerShellKind.Call && parts.Count == 0;
                isNewPart = true;
            }
            else if (isNewPart || !token.IsJoined)
            {
                parts.Add(new List<PowerShellToken> { token });
                isNewPart = false;
            }
            else
            {
                parts[parts.Count - 1].Add(token);
            }
            _at++;
            // "else" and "catch" stand behind a closed block.
            if (parts.Count > 0 && inner.Count > 0 && token.Kind == PowerShellKind.Word && Keywords.Contains(token.Text))
                break;
        }
        literals?.AddRange(parts.SelectMany(part => part).Where(token => token.Kind != PowerShellKind.Variable).Select(token => token.Text).Concat(inner));
        literals?.AddRange(parts.SelectMany(part => part).Where(token => token.Kind == PowerShellKind.Variable).Select(token => "$" + token.Text));
        if (parts.Count > 0)
            nodes.Add(new BootNode { Parts = parts, Inner = inner, Redirect = redirect, IsCalled = isCalled, Start = start });
        if (_at == before && _at < _tokens.Count && _tokens[_at].Kind is not (PowerShellKind.Separator or PowerShellKind.Pipe or PowerShellKind.Close))
            _at++;
    }

    private static bool IsAssignment(PowerShellToken token) => token.Is(PowerShellKind.Operator, "=") || token.Is(PowerShellKind.Word, "+=");

    // What stands in brackets runs before what it is handed to, and a block runs as if it stood here. What a table holds is text.
    private void Brackets(List<BootNode> nodes, List<string>? literals)
    {
        bool isTable = _tokens[_at].Text == "@{", isBlock = _tokens[_at].Text == "{";
        _at++;
        int first = _at;
        List<BootNode> inside = Sequence();
        if (!isTable)
            nodes.AddRange(inside);
        if (!isBlock && literals is not null)
        {
            for (int i = first; i < _at && i < _tokens.Count; i++)
            {
                if (_tokens[i].Kind is PowerShellKind.Word or PowerShellKind.String)
                    literals.Add(_tokens[i].Text);
                else if (_tokens[i].Kind == PowerShellKind.Variable)
                    literals.Add("$" + _tokens[i].Text);
            }
        }
        if (_at < _tokens.Count)
            _at++;
    }

    private static bool IsLook(PowerShellToken token)
        => token.Kind == PowerShellKind.Variable ? token.Text is "?" || token.Text.Equals("LASTEXITCODE", StringComparison.OrdinalIgnoreCase)
            : token.Kind == PowerShellKind.Word && token.Text.EndsWith(".ExitCode", StringComparison.OrdinalIgnoreCase);
}
