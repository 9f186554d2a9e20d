namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>The languages whose comments and strings are known. Everything else is <see cref="Unknown"/> and is never masked.</summary>
internal enum SourceLanguage
{
    /// <summary>No lexer: a rule looks at the whole text, whatever its scope, because missing a breach is the worse error.</summary>
    Unknown,

    /// <summary>C#, scripts included.</summary>
    CSharp,

    /// <summary>JavaScript, with or without JSX.</summary>
    JavaScript,

    /// <summary>TypeScript without JSX, where <c>&lt;T&gt;x</c> is a type assertion.</summary>
    TypeScript,

    /// <summary>TypeScript with JSX (<c>.tsx</c>).</summary>
    TypeScriptJsx,

    /// <summary>Java.</summary>
    Java,

    /// <summary>Kotlin.</summary>
    Kotlin,

    /// <summary>Scala.</summary>
    Scala,

    /// <summary>Go.</summary>
    Go,

    /// <summary>C and C++.</summary>
    C,

    /// <summary>Rust.</summary>
    Rust,

    /// <summary>Swift.</summary>
    Swift,

    /// <summary>PHP between its tags; the HTML around them is code.</summary>
    Php,

    /// <summary>Python.</summary>
    Python,

    /// <summary>SQL: the standard, with the quoting of PostgreSQL, SQL Server and MySQL as far as they agree.</summary>
    Sql,
}
