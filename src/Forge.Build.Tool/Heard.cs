using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Forge.Build.Tool;

/// <summary>Hands text on as it comes, and remembers the first lines of it.</summary>
internal sealed class Heard : TextWriter
{
    private const int MostLines = 100;

    private readonly TextWriter _to;
    private readonly List<string> _lines = [];

    public Heard(TextWriter to) => _to = to;

    /// <summary>Whether anything was written.</summary>
    public bool Anything { get; private set; }

    /// <summary>What was written as whole lines, escaped as it was written; the first hundred.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <inheritdoc/>
    public override Encoding Encoding => _to.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        Anything = true;
        _to.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        Anything |= value is { Length: > 0 };
        _to.Write(value);
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Anything = true;
        if (value is not null && _lines.Count < MostLines)
            _lines.Add(value);
        _to.WriteLine(value);
    }

    /// <inheritdoc/>
    public override void Flush() => _to.Flush();
}
