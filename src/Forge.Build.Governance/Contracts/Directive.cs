using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts;

/// <summary>What the owner's directive switches on and puts in scope (Builder Contract 10.1, 9.8).</summary>
/// <param name="AemEnabled">Whether <c>AEM: enabled</c> stands there.</param>
/// <param name="AutoAuthorize">Whether <c>Auto-authorize: enabled</c> stands there.</param>
/// <param name="BootScript">Whether <c>boot_script: true</c> stands there.</param>
/// <param name="Scope">The files that it puts in scope.</param>
/// <remarks>
/// A flag counts on a line of its own, with or without a bullet: in a sentence, in code, in a heading and in a quotation it is talked about. What is
/// switched on in one place and off in another is off.
/// </remarks>
internal sealed record Directive(bool AemEnabled, bool AutoAuthorize, bool BootScript, DirectiveScope Scope)
{
    private static readonly string[] On = { "enabled", "true", "yes", "on" };
    private static readonly string[] Off = { "disabled", "false", "no", "off" };
    private static readonly string[] AemSections = { "AEM", "Autonomous Execution Mode" };

    /// <summary>Where there is no directive.</summary>
    public static Directive None { get; } = new(false, false, false, DirectiveScope.Empty);

    /// <summary>Reads; never throws.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">The text of <c>directive.md</c> or <c>builder_directive.md</c>.</param>
    public static Directive Read(string path, SourceText text)
    {
        MarkdownText directive = MarkdownText.Parse(path, text);
        (string Name, string Value)[] flags = directive.Lines.Select(Flag).OfType<(string, string)>().ToArray();
        (string Name, string Value)[] status = directive.Outermost(heading => AemSections.Any(heading.Says))
            .SelectMany(directive.LinesOf).Select(Flag).OfType<(string Name, string Value)>()
            .Where(flag => flag.Name == "status").Select(flag => ("aem", flag.Value)).ToArray();
        return new Directive(
            IsOn(flags.Concat(status), "aem"),
            IsOn(flags, "autoauthorize"),
            IsOn(flags, "bootscript"),
            DirectiveScope.Read(directive));
    }

    private static bool IsOn(IEnumerable<(string Name, string Value)> flags, string name)
    {
        string[] said = flags.Where(flag => flag.Name == name).Select(flag => flag.Value).ToArray();
        return said.Any(On.Contains) && !said.Any(Off.Contains);
    }

    private static (string Name, string Value)? Flag(MarkdownLine line)
    {
        if (line.Kind != LineKind.Text || line.Text.IndexOf('`') >= 0 || LabelledText.Of(line.Text) is not { } label)
            return null;
        string name = label.Label.Replace("-", "").Replace("_", "").Replace(" ", "").ToLowerInvariant();
        string value = label.Value.ToLowerInvariant();
        return (name, value.EndsWith(".", StringComparison.Ordinal) ? value.Substring(0, value.Length - 1).TrimEnd('*', '_') : value);
    }
}
