using System;
using Microsoft.CodeAnalysis.CSharp;

namespace Forge.Build.Analyzers.Tests.Infrastructure;

/// <summary>The compiler that a run of these tests has: that of the SDK, or the oldest that loads the analyzers.</summary>
internal static class CompilerUnderTest
{
    private const LanguageVersion CSharp14 = (LanguageVersion)1400;

    /// <summary>Whether it knows extension blocks, and <c>nameof</c> of an open generic type.</summary>
    public static bool KnowsCSharp14 { get; } = Enum.IsDefined(CSharp14);
}
