using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies.JavaScript;

/// <summary>What Node.js brings without a package; with the prefix <c>node:</c> everything is its own.</summary>
internal static class NodeBuiltins
{
    private const string Names = """
        assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https inspector
        module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm
        wasi worker_threads zlib
        """;

    private static readonly HashSet<string> Modules
        = new(Names.Split(new[] { ' ', '\n', '\r' }, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool Contains(string package) => Modules.Contains(package);
}
