namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>What a line of Markdown is.</summary>
internal enum LineKind
{
    /// <summary>Text: a paragraph, a bullet, a row of a table, or blank.</summary>
    Text,

    /// <summary>A heading of the document itself; one inside a list or a quotation is text.</summary>
    Heading,

    /// <summary>An HTML comment that stands on lines of its own.</summary>
    Comment,

    /// <summary>Code by indentation.</summary>
    IndentedCode,

    /// <summary>Code in a fence, the fence included, or in <c>pre</c>, <c>script</c> or <c>style</c>.</summary>
    FencedCode,
}
