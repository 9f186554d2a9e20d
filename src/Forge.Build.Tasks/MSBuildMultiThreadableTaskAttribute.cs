using System;

namespace Microsoft.Build.Framework;

/// <summary>Keeps a task in process under <c>-mt</c>. MSBuild looks for the name on the concrete class, and older versions do not have it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute
{
}
