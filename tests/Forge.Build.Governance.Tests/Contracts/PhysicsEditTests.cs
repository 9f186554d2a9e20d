using Forge.Build.Governance.Contracts;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class PhysicsEditTests
{
    [TestMethod]
    [DataRow("paths: {}\n", "paths:\n  /x:\n    get: { response: string }\n", DisplayName = "no routes")]
    [DataRow("info: {}\r\npaths: {} # none\r\nschemas: {}\r\n", "info: {}\r\npaths: # none\r\n  /x:\r\n    get: { response: string }\r\nschemas: {}\r\n", DisplayName = "CRLF")]
    [DataRow("\ufeffpaths:\nschemas: {}\n", "\ufeffpaths:\n  /x:\n    get: { response: string }\nschemas: {}\n", DisplayName = "BOM")]
    [DataRow("paths:", "paths:\n  /x:\n    get: { response: string }", DisplayName = "no line end")]
    [DataRow("paths:\n  /a:\n    get: {}\n\n# -- Schemas ---\nschemas: {}\n", "paths:\n  /a:\n    get: {}\n  /x:\n    get: { response: string }\n\n# -- Schemas ---\nschemas: {}\n", DisplayName = "after the last route")]
    [DataRow("paths:\n    '/a':\n        get: {}", "paths:\n    '/a':\n        get: {}\n    /x:\n      get: { response: string }", DisplayName = "wider indent, no line end")]
    [DataRow("paths:\n  /a: { get: {} }\n", "paths:\n  /a: { get: {} }\n  /x:\n    get: { response: string }\n", DisplayName = "below a route in flow style")]
    [DataRow("paths:\n  /x:\n    post:\n      summary: a\n  /b: {}\n", "paths:\n  /x:\n    get: { response: string }\n    post:\n      summary: a\n  /b: {}\n", DisplayName = "another method")]
    [DataRow("paths:\n  /x:\n  /b: {}\n", "paths:\n  /x:\n    get: { response: string }\n  /b: {}\n", DisplayName = "a path without methods")]
    public void ARouteIsWrittenIntoItsPlaceAndNothingElseChanges(string text, string expected) => Assert.AreEqual(expected, PhysicsEdit.Declare(text, "/x", ["get: { response: string }"]));

    [TestMethod]
    [DataRow("paths: [\n", DisplayName = "no YAML")]
    [DataRow("info: {}\n", DisplayName = "no paths")]
    [DataRow("paths: { /a: { get: {} } }\n", DisplayName = "all in flow style")]
    [DataRow("paths:\n  /x: { post: {} }\n", DisplayName = "the path in flow style")]
    [DataRow("paths:\n  /x:\n    get: {}\n", DisplayName = "it is there")]
    [DataRow("info: {}\rpaths: {}\n", DisplayName = "a carriage return alone")]
    [DataRow("text: |\n  a\npaths: &a {}\n", DisplayName = "an anchor")]
    public void WhereItIsNotClearWhatWouldChangeNothingIsWritten(string text) => Assert.IsNull(PhysicsEdit.Declare(text, "/x", ["get: { response: string }"]));

    [TestMethod]
    public void SeveralMethodsAreLinesOfTheirOwn()
        => Assert.AreEqual("paths:\n  /x:\n    get: {}\n    put: {}\n", PhysicsEdit.Declare("paths: {}\n", "/x", ["get: {}", "put: {}"]));
}
