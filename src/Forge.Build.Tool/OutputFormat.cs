namespace Forge.Build.Tool;

/// <summary>How a command says what it has to say.</summary>
internal enum OutputFormat
{
    /// <summary>For a person, or for whoever reads compilers' output.</summary>
    Text,

    /// <summary>One JSON object on standard output and nothing else there.</summary>
    Json,

    /// <summary>The findings as a SARIF 2.1.0 log.</summary>
    Sarif,

    /// <summary>The findings as commands of a GitHub workflow.</summary>
    GitHub,
}
