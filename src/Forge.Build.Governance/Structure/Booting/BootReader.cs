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

    private readonly IReadOnlyDictionary<string, List<BootNode>> _functions;
    private readonly Dictionary<string, string> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<BootCommand> _commands = new();
    private readonly EnvGuard _env = new();

    private BootReader(IReadOnlyDictionary<string, List<BootNode>> functions) => _functions = functions;

    /// <summary>Reads a script that parses.</summary>
    public static IReadOnlyList<BootCommand> Read(IReadOnlyList<PowerShellToken> tokens)
    {
        List<BootNode> script = BootParser.Read(tokens, out IReadOnlyDictionary<string, List<BootNode>> functions);
        BootReader reader = new(functions);
        reader.Run(script, "", new List<string>());
        return reader._commands;
    }

    private void Run(List<BootNode> nodes, string handed, List<string> calls)
    {
        foreach (BootNode node in nodes)
        {
            if (_commands.Count >= MostCommands)
                return;
            if (node.Whole is not null)
                _commands.Add(node.Whole);
            else if (node.Leaves != BootLeaving.Nothing)
                _env.Left(node.Leaves == BootLeaving.Script);
            else if (node.Variable.Length > 0)
                RunAssignment(node, handed, calls);
            else if (node.Choices.Count > 0)
                RunChoices(node, handed, calls);
            else
                Run(node, handed, calls);
        }
    }

    private void RunAssignment(BootNode node, string handed, List<string> calls)
    {
        Assign(node);
        _env.Assigned(node.Variable, Judge(node.Choices[0], handed, calls));
    }

    // All branches, one after the other.
    private void RunChoices(BootNode node, string handed, List<string> calls)
    {
        EnvGuard.Sense before = EnvGuard.Sense.None;
        foreach (BootChoice choice in node.Choices)
        {
            EnvGuard.Sense condition = Judge(choice, handed, calls);
            if (node.HasCases && condition != EnvGuard.Sense.None)
                condition = EnvGuard.Sense.Mixed;
            _env.Within(EnvGuard.Both(before, condition), () => Run(choice.Body, handed, calls));
            before = EnvGuard.Else(before, condition);
        }
    }

    private EnvGuard.Sense Judge(BootChoice choice, string handed, List<string> calls) => _env.Judge(() => Run(choice.Condition, handed, calls), choice.Words, choice.Variables);

    private void Assign(BootNode node)
    {
        string value = string.Join(" ", node.Literals.Select(Expanded));
        _variables[node.Variable] = value;
        // With these set, an error ends the script by itself: the first for its own commands, the second for programs.
        if (node.Variable.Equals("ErrorActionPreference", StringComparison.OrdinalIgnoreCase) && value.Trim().Equals("Stop", StringComparison.OrdinalIgnoreCase))
            _commands.Add(BootCommand.Plain(BootAct.Fail, node.Start));
        if (node.Variable.Equals("PSNativeCommandUseErrorActionPreference", StringComparison.OrdinalIgnoreCase) && value.Trim() is "$true" or "1")
            _commands.Add(BootCommand.Plain(BootAct.CheckAll, node.Start));
    }

    private void Run(BootNode node, string handed, List<string> calls)
    {
        string[] parts = node.Parts.Select(part => string.Concat(part.Select(Written))).ToArray();
        bool isCommand = node.IsCalled || node.Parts[0][0].Kind == PowerShellKind.Word;
        string target = "";
        if (node.Redirect.Length > 0 && parts.Length > 1)
            target = (node.Redirect.Length > 1 ? ">" : "") + parts[parts.Length - 1];
        string[] arguments = parts.Skip(isCommand ? 1 : 0).Concat(node.Inner.Select(Expanded)).ToArray();
        string name = isCommand ? parts[0] : "";
        BootCommand command = new(BootAct.Command, name, arguments, target, handed, node.Start) { Kept = _env.Kept };
        _commands.Add(command);
        _env.Ran(command);
        if (isCommand && _functions.TryGetValue(name, out List<BootNode>? body) && !calls.Contains(name, StringComparer.OrdinalIgnoreCase) && calls.Count < MostDepth)
        {
            calls.Add(name);
            _env.Called(() => Run(body, handed + " " + string.Join(" ", arguments), calls));
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
}
