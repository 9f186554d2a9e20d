using System;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>Says which codes a test makes appear. <see cref="EndToEndTest"/> holds it to that.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProducesAttribute : Attribute
{
    public ProducesAttribute(params string[] codes) => Codes = codes;

    public string[] Codes { get; }
}
