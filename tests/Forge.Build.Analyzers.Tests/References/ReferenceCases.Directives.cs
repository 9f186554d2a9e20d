using System.Collections.Generic;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>Directives, aliases, names in full, and what is no reference.</summary>
internal static partial class ReferenceCases
{
    public static IReadOnlyList<ReferenceCase> Directives { get; } =
    [
        new("an alias",
            """
            using Alias = Layer.B.Box;
            namespace Layer.A;
            class User { Alias? box; Alias Make() => Alias.Make(); }
            """,
            "User: Box", SourceOnly: "<assembly>: Box"),
        new("an alias that nobody uses",
            """
            using Alias = Layer.B.Box;
            namespace Layer.A;
            class User { }
            """,
            "", SourceOnly: "<assembly>: Box"),
        new("an alias of a generic type",
            """
            using Tags = System.Collections.Generic.List<Layer.B.Tag>;
            namespace Layer.A;
            class User { Tags? tags; }
            """,
            "User: Tag", SourceOnly: "<assembly>: Tag"),
        new("an alias of a tuple",
            """
            using Pair = (Layer.B.Tag Tag, int Number);
            namespace Layer.A;
            class User { Pair pair; }
            """,
            "User: Tag", SourceOnly: "<assembly>: Tag"),
        new("an alias inside the namespace",
            """
            namespace Layer.A;
            using Alias = Layer.B.Box;
            class User { object Make() => new Alias(); }
            """,
            "User: Box", SourceOnly: "<assembly>: Box"),
        new("a global alias",
            """
            global using Alias = Layer.B.Box;
            namespace Layer.A;
            class User { object Make() => typeof(Alias); }
            """,
            "User: Box", SourceOnly: "<assembly>: Box"),
        new("a static directive",
            """
            using static Layer.B.Tools;
            namespace Layer.A;
            class User { object Make() => Shared; }
            """,
            "User: Tag, Tools", SourceOnly: "<assembly>: Tools"),
        new("a static directive that nobody uses",
            """
            using static Layer.B.Tools;
            namespace Layer.A;
            class User { }
            """,
            "", SourceOnly: "<assembly>: Tools"),
        new("a global static directive",
            """
            global using static Layer.B.Constants;
            namespace Layer.A;
            class User { string Make() => Name; }
            """,
            "", SourceOnly: "<assembly>: Constants; User: Constants"),
        new("a namespace that is opened and not used",
            """
            using Layer.B;
            namespace Layer.A;
            class User { }
            """,
            ""),
        new("an alias of a namespace",
            """
            using Other = Layer.B;
            namespace Layer.A;
            class User { Other.Tag? tag; }
            """,
            "User: Tag"),
        new("a name in full",
            """
            namespace Layer.A;
            class User { global::Layer.B.Tag? tag = Layer.B.Tools.Shared; }
            """,
            "User: Tag, Tools"),
        new("a name in a string", """class User { string Do() => "using Layer.B.Box"; }""", ""),
        new("a documentation comment",
            """
            /// <summary>Like <see cref="Box"/>, <seealso cref="Tools.Pair"/>.</summary>
            class User { }
            """,
            ""),
    ];
}
