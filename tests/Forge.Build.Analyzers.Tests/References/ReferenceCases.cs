using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Tests.Infrastructure;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>The small programs of the conformance suite.</summary>
internal static partial class ReferenceCases
{
    /// <summary>Those that the compiler of this run can read.</summary>
    public static IEnumerable<ReferenceCase> All => Declarations.Concat(Directives).Concat(Attributes).Concat(Bodies).Concat(FunctionsAndPatterns)
        .Where(test => !test.IsCSharp14 || CompilerUnderTest.KnowsCSharp14);
}
