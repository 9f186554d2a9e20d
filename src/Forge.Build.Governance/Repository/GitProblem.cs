namespace Forge.Build.Governance.Repository;

/// <summary>Why git gave no answer.</summary>
/// <param name="IsMissing">Whether it could not be run at all; else it refused.</param>
/// <param name="Said">What it said, one line, or why it could not run.</param>
public sealed record GitProblem(bool IsMissing, string Said)
{
    private const int MostSaid = 400;

    /// <summary>The problem behind a result that is no success.</summary>
    public static GitProblem Of(GitResult result)
    {
        string said = string.Join(" ", result.Error.Split(new[] { '\r', '\n' }, System.StringSplitOptions.RemoveEmptyEntries));
        if (said.Length == 0)
            said = "exit code " + result.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new GitProblem(result.ExitCode is null, said.Length > MostSaid ? said.Substring(0, MostSaid) + "..." : said);
    }
}
