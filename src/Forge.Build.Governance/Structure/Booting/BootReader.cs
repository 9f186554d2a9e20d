using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Structure.Booting;

/// <summary>
/// What a script does, in the order in which it does it: a function counts where it is called and not where it is written, and a comment or a text that is shown counts nowhere.
/// </summary>
/// <remarks>Both branches of a condition count, one after the other: what a script can do, it does here.</remarks>
internal sealed class BootReader
{
    private const int MostCommands = 20_000;
    private const int MostDepth = 60;

    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "if", "elseif", "else", "while", "do", "until", "for", "foreach", "switch", "try", "catch", "finally", "return", "begin", "process", "end", "in", "trap", "break", "continue", "dynamicparam",
    };

    private readonly IReadOnlyList<PowerShellToken> _tokens;
    private readonly Dictionary<string, List<Node>> _functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<BootCommand> _commands = new();
    private int _at;

    private BootReader(IReadOnlyList<PowerShellToken> tokens) => _tokens = tokens;

    /// <summary>Reads a script that parses.</summary>
    public static IReadOnlyList<BootCommand> Read(IReadOnlyList<PowerShellToken> tokens)
    {
        BootReader reader = new(tokens);
        List<Node> script = new();
        while (reader._at < tokens.Count)
        {
            script.AddRange(reader.Sequence());
            reader._at++;
        }
        reader.Run(script, "", new List<string>());
        return reader._commands;
    }

    // The statements up to the bracket that closes them, which is left.
    private List<Node> Sequence()
    {
        List<Node> nodes = new();
        while (_at < _tokens.Count && _tokens[_at].Kind != PowerShellKind.Close)
        {
            PowerShellToken token = _tokens[_at];
            if (token.Kind is PowerShellKind.Separator or PowerShellKind.Pipe or PowerShellKind.Operator)
            {
                if (token.Is(PowerShellKind.Pipe, "||"))
                    nodes.Add(Node.Of(BootCommand.Plain(BootAct.Check, token.Start)));
                _at++;
            }
            else
            {
                Statement(nodes);
            }
        }
        return nodes;
    }

    private void Statement(List<Node> nodes)
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
                Brackets(nodes: new List<Node>(), literals: null);
                return;
            }
            if (word == "throw" || (word == "exit" && CanFail(1)))
                nodes.Add(Node.Of(BootCommand.Plain(BootAct.Fail, token.Start)));
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
        List<Node> body = new();
        while (_at < _tokens.Count && _tokens[_at].Kind is not PowerShellKind.Close)
        {
            if (_tokens[_at].Kind == PowerShellKind.Open)
            {
                bool isBody = _tokens[_at].Text == "{";
                _at++;
                List<Node> inner = Sequence();
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

    private void Assignment(List<Node> nodes)
    {
        string name = _tokens[_at].Text;
        int start = _tokens[_at].Start;
        _at += 2;
        int first = nodes.Count;
        List<string> literals = new();
        Command(nodes, literals);
        nodes.Insert(first, new Node { Variable = name, Literals = literals, Start = start });
    }

    private void Command(List<Node> nodes, List<string>? literals = null)
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
                nodes.Add(Node.Of(BootCommand.Plain(BootAct.Check, token.Start)));
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
            nodes.Add(new Node { Parts = parts, Inner = inner, Redirect = redirect, IsCalled = isCalled, Start = start });
        if (_at == before && _at < _tokens.Count && _tokens[_at].Kind is not (PowerShellKind.Separator or PowerShellKind.Pipe or PowerShellKind.Close))
            _at++;
    }

    private static bool IsAssignment(PowerShellToken token) => token.Is(PowerShellKind.Operator, "=") || token.Is(PowerShellKind.Word, "+=");

    // What stands in brackets runs before what it is handed to, and a block runs as if it stood here. What a table holds is text.
    private void Brackets(List<Node> nodes, List<string>? literals)
    {
        bool isTable = _tokens[_at].Text == "@{", isBlock = _tokens[_at].Text == "{";
        _at++;
        int first = _at;
        List<Node> inside = Sequence();
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

    private void Run(List<Node> nodes, string handed, List<string> calls)
    {
        foreach (Node node in nodes)
        {
            if (_commands.Count >= MostCommands)
                return;
            if (node.Whole is not null)
                _commands.Add(node.Whole);
            else if (node.Variable.Length > 0)
                Assign(node);
            else
                Run(node, handed, calls);
        }
    }

    private void Assign(Node node)
    {
        string value = string.Join(" ", node.Literals.Select(Expanded));
        _variables[node.Variable] = value;
        // With these set, an error ends the script by itself: the first for its own commands, the second for programs.
        if (node.Variable.Equals("ErrorActionPreference", StringComparison.OrdinalIgnoreCase) && value.Trim().Equals("Stop", StringComparison.OrdinalIgnoreCase))
            _commands.Add(BootCommand.Plain(BootAct.Fail, node.Start));
        if (node.Variable.Equals("PSNativeCommandUseErrorActionPreference", StringComparison.OrdinalIgnoreCase) && value.Trim() is "$true" or "1")
            _commands.Add(BootCommand.Plain(BootAct.CheckAll, node.Start));
    }

    private void Run(Node node, string handed, List<string> calls)
    {
        string[] parts = node.Parts.Select(part => string.Concat(part.Select(Written))).ToArray();
        bool isCommand = node.IsCalled || node.Parts[0][0].Kind == PowerShellKind.Word;
        string target = "";
        if (node.Redirect.Length > 0 && parts.Length > 1)
            target = (node.Redirect.Length > 1 ? ">" : "") + parts[parts.Length - 1];
        string[] arguments = parts.Skip(isCommand ? 1 : 0).Concat(node.Inner.Select(Expanded)).ToArray();
        string name = isCommand ? parts[0] : "";
        _commands.Add(new BootCommand(BootAct.Command, name, arguments, target, handed, node.Start));
        if (isCommand && _functions.TryGetValue(name, out List<Node>? body) && !calls.Contains(name, StringComparer.OrdinalIgnoreCase) && calls.Count < MostDepth)
        {
            calls.Add(name);
            Run(body, handed + " " + string.Join(" ", arguments), calls);
            calls.RemoveAt(calls.Count - 1);
        }
    }

    // A variable is written as its name and its value: either may tell what it is.
    private string Written(PowerShellToken token) => token.Kind == PowerShellKind.Variable ? Expanded("$" + token.Text) : token.Kind == PowerShellKind.String ? InString(token.Text) : token.Text;

    private string Expanded(string literal)
    {
        if (literal.Length < 2 || literal[0] != '$')
            return literal;
        return _variables.TryGetValue(literal.Substring(1), out string? value) && value.Length < 2000 ? literal + " " + value : literal;
    }

    // "$root\.env" holds a variable, too; its value is put behind.
    private string InString(string text)
    {
        if (text.IndexOf('$') < 0 || text.Length > 500)
            return text;
        string values = "";
        for (int at = text.IndexOf('$'); at >= 0; at = text.IndexOf('$', at + 1))
        {
            int end = at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (_variables.TryGetValue(text.Substring(at + 1, end - at - 1), out string? value) && value.Length < 500)
                values += " " + value;
        }
        return text + values;
    }

    /// <summary>A command, an assignment, or an act.</summary>
    private sealed class Node
    {
        public BootCommand? Whole { get; private set; }

        public string Variable { get; set; } = "";

        public List<string> Literals { get; set; } = new();

        public List<List<PowerShellToken>> Parts { get; set; } = new();

        public List<string> Inner { get; set; } = new();

        public string Redirect { get; set; } = "";

        public bool IsCalled { get; set; }

        public int Start { get; set; }

        public static Node Of(BootCommand whole) => new() { Whole = whole };
    }
}
