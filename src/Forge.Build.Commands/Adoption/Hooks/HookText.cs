namespace Forge.Build.Commands.Adoption.Hooks;

/// <summary>The text of the pre-commit hook.</summary>
internal static class HookText
{
    /// <summary>The name that a hook gets which was there before.</summary>
    public const string KeptName = "pre-commit.before-forge";

    private const string Mark = "# forge pre-commit hook, version 1";

    /// <summary>Whether a text is a hook of ours.</summary>
    public static bool IsOurs(string text) => text.Replace("\r", "").Contains("\n" + Mark + "\n", System.StringComparison.Ordinal);

    /// <summary>The hook for a project root.</summary>
    /// <param name="prefix">The root below the top of the working tree, empty for the top itself, else ending with <c>/</c>.</param>
    public static string For(string prefix) => $$"""
        #!/bin/sh
        {{Mark}}
        # Written by forge init --hooks: a commit carries its diff log (Builder Contract 9.3), and what is staged keeps the boundaries.
        # Delete this file to have no hook; git commit --no-verify passes it by once.
        before=$(dirname "$0")/{{KeptName}}
        if [ -x "$before" ]; then
            "$before" "$@" || exit $?
        fi
        cd -- {{Quoted(prefix.Length == 0 ? "." : prefix)}} || exit 1
        if command -v forge >/dev/null 2>&1; then
            exec forge check --staged
        fi
        folder=$(pwd -P)
        while [ -n "$folder" ]; do
            for manifest in "$folder/.config/dotnet-tools.json" "$folder/dotnet-tools.json"; do
                if [ -f "$manifest" ] && grep -qi '"forge\.build\.tool"' "$manifest" && command -v dotnet >/dev/null 2>&1; then
                    exec dotnet tool run forge check --staged
                fi
            done
            folder=${folder%/*}
        done
        echo "The commit is blocked: its check needs the forge command, and neither PATH nor a tool manifest has it." >&2
        echo "Run: dotnet tool install --global Forge.Build.Tool. The owner may commit without the check: git commit --no-verify" >&2
        exit 1

        """.Replace("\r", "");

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''") + "'";
}
