using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Structure.Booting;

/// <summary>What a script does at one place.</summary>
internal enum BootAct
{
    /// <summary>It runs a command, or calls a method.</summary>
    Command,

    /// <summary>It looks whether a command before has failed.</summary>
    Check,

    /// <summary>From here on it ends with an error where a command fails.</summary>
    CheckAll,

    /// <summary>It ends with an error, or does so where one of its own commands fails.</summary>
    Fail,
}

/// <summary>One thing that a script does when it runs from its beginning to its end.</summary>
/// <param name="Act">What.</param>
/// <param name="Name">The command as it is written, variables in it replaced by what they hold as far as that is written down; empty for an expression.</param>
/// <param name="Arguments">Its arguments likewise, one text each.</param>
/// <param name="Target">Where its output is sent to, else empty; what is only appended to begins with <c>&gt;</c>.</param>
/// <param name="Handed">What the calls of the functions around it hand on.</param>
/// <param name="Start">Where it stands.</param>
internal sealed record BootCommand(BootAct Act, string Name, IReadOnlyList<string> Arguments, string Target, string Handed, int Start)
{
    /// <summary>How an <c>.env</c> that is there is kept from it, should it write one.</summary>
    public EnvKept Kept { get; init; }

    /// <summary>Nothing but an act.</summary>
    public static BootCommand Plain(BootAct act, int start) => new(act, "", Array.Empty<string>(), "", "", start);
}
