using System;

namespace Forge.Build.Governance.Audit.Dependencies.JavaScript;

/// <summary>The scripts of a component file (<c>.vue</c>, <c>.svelte</c>), each at its place.</summary>
internal static class ComponentScript
{
    private const string Open = "<script";
    private const string Close = "</script";

    /// <summary>The text with everything outside its script elements replaced by spaces; line feeds stay.</summary>
    public static string KeepScripts(string text)
    {
        char[] kept = new char[text.Length];
        for (int i = 0; i < kept.Length; i++)
            kept[i] = text[i] == '\n' ? '\n' : ' ';
        int at = 0;
        while (at < text.Length && text.IndexOf(Open, at, StringComparison.OrdinalIgnoreCase) is >= 0 and int open)
        {
            int start = text.IndexOf('>', open) + 1;
            if (start == 0)
                break;
            int end = text.IndexOf(Close, start, StringComparison.OrdinalIgnoreCase);
            at = end < 0 ? text.Length : end;
            text.CopyTo(start, kept, start, at - start);
        }
        return new string(kept);
    }
}
