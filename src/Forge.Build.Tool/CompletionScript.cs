using System;

namespace Forge.Build.Tool;

/// <summary>
/// What a shell runs to complete <c>forge</c>. Each hands over the line up to the cursor with the program's name as its first word, however it was called, and asks the program that
/// was typed. Words that do not begin as the one at the cursor are left out: the parser offers what contains it, too.
/// </summary>
internal static class CompletionScript
{
    private const string Bash = """
        # Completion of forge for bash. In ~/.bashrc: source <(forge completion bash)
        _forge_complete() {
            local typed="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" line
            typed="forge${typed#"$1"}"
            COMPREPLY=()
            while IFS= read -r line; do
                [[ "$line" == "$word"* ]] && COMPREPLY+=("$line")
            done < <("$1" "[suggest:${#typed}]" "$typed" 2>/dev/null)
        }
        complete -o default -F _forge_complete forge

        """;

    private const string Zsh = """
        #compdef forge
        # Completion of forge for zsh. In ~/.zshrc, after compinit: source <(forge completion zsh)
        _forge() {
            local typed="forge${LBUFFER#"${words[1]}"}"
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:${#typed}]" "$typed" 2>/dev/null)}")
            found=("${(@)found:#}")
            compadd -a found || _files
        }
        compdef _forge forge

        """;

    private const string Fish = """
        # Completion of forge for fish. Once: forge completion fish > ~/.config/fish/completions/forge.fish
        function __forge_complete
            set -l program (commandline -opc)[1]
            set -l typed (commandline -cp)
            set typed "forge"(string sub -s (math (string length -- "$program") + 1) -- "$typed")
            $program "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
        end
        complete -c forge -a '(__forge_complete)'

        """;

    private const string Pwsh = """
        # Completion of forge for PowerShell. Once: forge completion pwsh >> $PROFILE
        Register-ArgumentCompleter -Native -CommandName forge -ScriptBlock {
            param($word, $ast, $cursor)
            $program = $ast.CommandElements[0].Extent.Text
            $text = $ast.ToString().PadRight($cursor - $ast.Extent.StartOffset).Substring(0, $cursor - $ast.Extent.StartOffset)
            $typed = 'forge' + $text.Substring($program.Length)
            & $program "[suggest:$($typed.Length)]" $typed 2>$null | Where-Object { $_.StartsWith($word) } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    /// <summary>The script.</summary>
    /// <param name="shell"><c>bash</c>, <c>zsh</c>, <c>fish</c> or <c>pwsh</c>.</param>
    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => Pwsh,
        _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, "not a shell with a script"),
    };
}
