using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Boundaries.Patterns;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Patterns;

[TestClass]
public sealed class LiteralCursorTests
{
    [TestMethod]
    public void EveryPlaceOfEveryLiteralIsVisitedInOrder()
    {
        Gen<string[]> literals = Gen.NonEmptyListOf(Gen.Elements("ab", "abc", "bc", "!a", "a!", "AA", "aaa", "{[", "[{", "1b", "K.", "cab"))
            .Select(list => list.Distinct(StringComparer.OrdinalIgnoreCase).ToArray());
        Gen<string> text = Always.TextOf(30, "a", "b", "c", "A", "B", "!", "1", "{", "[", "k.", "\n", "\u00e9", "ab");

        Always.Holds(Gen.Zip(literals, text), given =>
        {
            List<(int, string)> expected = new();
            for (int place = 0; place < given.Item2.Length; place++)
                expected.AddRange(given.Item1
                    .Where(literal => string.Compare(given.Item2, place, literal, 0, literal.Length, StringComparison.OrdinalIgnoreCase) == 0).Select(literal => (place, literal)));

            LiteralSearch search = new(given.Item1);
            LiteralCursor cursor = new();
            List<(int, string)> visited = new();
            cursor.Begin(search);
            while (cursor.MoveNext(given.Item2))
                visited.AddRange(cursor.Literals.Select(number => (cursor.Place, search.Literals[number])));

            CollectionAssert.AreEquivalent(expected, visited);
            CollectionAssert.AreEqual(visited.Select(visit => visit.Item1).Order().ToArray(), visited.Select(visit => visit.Item1).ToArray());
        }, 3000);
    }
}
