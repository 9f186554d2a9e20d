using System.CommandLine;

namespace Forge.Build.Tool;

/// <summary><c>forge completion</c>: the script that makes a shell ask this command what may come next.</summary>
internal static class CompletionCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        Argument<string> shell = new("SHELL") { Description = "Which: bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        Command command = new("completion", "Prints the script that makes a shell complete forge.") { shell };
        command.SetAction(parsed =>
        {
            Terminal.Emit(CompletionScript.For(parsed.GetValue(shell) ?? "").ReplaceLineEndings("\n"));
            return ExitCode.Done;
        });
        return command;
    }
}
