using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>The small programs of the conformance suite.</summary>
internal static partial class ReferenceCases
{
    public static IEnumerable<ReferenceCase> All => Declarations.Concat(Directives).Concat(Attributes).Concat(Bodies).Concat(FunctionsAndPatterns);
}
