using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Contracts.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts.Json;

[TestClass]
public sealed class JsonTextTests
{
    [TestMethod]
    public void TextIsIndentedByTwoAndEndsInOneLineFeed()
        => Assert.AreEqual("{\n  \"a\": [\n    \"b\",\n    1\n  ],\n  \"c\": [],\n  \"d\": {}\n}\n", JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("a");
            json.WriteStringValue("b");
            json.WriteNumberValue(1);
            json.WriteEndArray();
            json.WriteStartArray("c");
            json.WriteEndArray();
            json.WriteStartObject("d");
            json.WriteEndObject();
            json.WriteEndObject();
        }));

    [TestMethod]
    [DataRow("it's <b> & \"so\" + `x` \\ /", "it's <b> & \\\"so\\\" + `x` \\\\ /", DisplayName = "ASCII is not escaped without need")]
    [DataRow("\u00e9\u4e2d\U0001F600\u00a0", "\u00e9\u4e2d\U0001F600\u00a0", DisplayName = "what people write is readable")]
    [DataRow("\u0378\u1ac5", "\u0378\u1ac5", DisplayName = "what one Unicode version knows and another does not")]
    [DataRow("a\r\nb\tc\b\f", "a\\r\\nb\\tc\\b\\f", DisplayName = "line ends stay in the string")]
    [DataRow("\0\u001b[2J\u007f\u009b", "\\u0000\\u001b[2J\\u007f\\u009b", DisplayName = "controls")]
    [DataRow("\u202e\u2066\u200b\u2028\ufeff", "\\u202e\\u2066\\u200b\\u2028\\ufeff", DisplayName = "what hides or reorders text")]
    [DataRow("\U000E0041\udb3f\udc41", "\\udb40\\udc41\udb3f\udc41", DisplayName = "tag characters, and their neighbours")]
    [DataRow("\\u0041 \\n", "\\\\u0041 \\\\n", DisplayName = "what only looks like an escape")]
    public void AStringIsReadableAndOneLine(string text, string written)
        => Assert.AreEqual("\"" + written + "\"\n", JsonText.Of(json => json.WriteStringValue(text)));

    [TestMethod]
    public void EveryTextIsReadBackAsItWas()
    {
        Gen<string> texts = Always.TextOf(
            12, "a", "\\", "\"", "\\u", "0041", "\n", "\r", "\u2028", "\u202e", "\u00e9", "\U0001F600", "\U000E0041", "{", "}", ",", "\0", "/", "\ue000");

        Always.Holds(texts.Three(), parts =>
        {
            string[] written = { parts.Item1, parts.Item2, parts.Item3 };
            string text = JsonText.Of(json => JsonSerializer.Serialize(json, written));

            CollectionAssert.AreEqual(written, JsonSerializer.Deserialize<string[]>(text));
            Assert.AreEqual(5, text.Count(c => c == '\n'), text);
        });
    }
}
