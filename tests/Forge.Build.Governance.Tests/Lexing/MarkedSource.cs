using System.Text;
using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Contracts;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Lexing;

/// <summary>
/// A source with its regions drawn in: <c>‹…›</c> around a string, <c>«…»</c> around a comment, the rest code. The marks are
/// taken out before it is masked, and say for each scope what the mask has to be.
/// </summary>
internal sealed class MarkedSource
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder code = new();
    private readonly StringBuilder strings = new();
    private readonly StringBuilder comments = new();

    private MarkedSource(string marked)
    {
        PatternScope region = PatternScope.Code;
        foreach (char c in marked)
        {
            switch (c)
            {
                case '‹':
                    region = PatternScope.Strings;
                    break;
                case '«':
                    region = PatternScope.Comments;
                    break;
                case '›' or '»':
                    region = PatternScope.Code;
                    break;
                default:
                    Add(c, region);
                    break;
            }
        }
    }

    /// <summary>Asserts that the three masks of the source are what its marks say.</summary>
    public static void Holds(string fileName, string marked)
    {
        MarkedSource source = new(marked);
        SourceLanguage language = SourceRegions.LanguageOf(fileName);
        string text = source.text.ToString();

        Assert.AreEqual(source.code.ToString(), SourceRegions.Mask(text, language, PatternScope.Code), "code of " + text);
        Assert.AreEqual(source.strings.ToString(), SourceRegions.Mask(text, language, PatternScope.Strings), "strings of " + text);
        Assert.AreEqual(source.comments.ToString(), SourceRegions.Mask(text, language, PatternScope.Comments), "comments of " + text);
    }

    private void Add(char c, PatternScope region)
    {
        text.Append(c);
        code.Append(c == '\n' || region == PatternScope.Code ? c : ' ');
        strings.Append(c == '\n' || region == PatternScope.Strings ? c : ' ');
        comments.Append(c == '\n' || region == PatternScope.Comments ? c : ' ');
    }
}
