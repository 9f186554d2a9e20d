using System.Collections.Generic;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>Attributes and what they name.</summary>
internal static partial class ReferenceCases
{
    public static IReadOnlyList<ReferenceCase> Attributes { get; } =
    [
        new("an attribute of a class", "[Mark] class User { }", "User: MarkAttribute"),
        new("attributes of members",
            "class User { [Mark] int field; [Mark] int Property { get; set; } [Mark] event Action? Done; [Mark] void Do() { } }",
            "User: MarkAttribute"),
        new("attributes of a parameter and of a return value",
            "class User { [return: Mark] int Do([Mark(Color.Red)] int a) => a; }",
            "User: Color, MarkAttribute"),
        new("an attribute of a type parameter", "class User<[Mark] T> { }", "User: MarkAttribute"),
        new("an attribute of an accessor", "class User { int Property { [Mark] get => 1; } }", "User: MarkAttribute"),
        new("an attribute of the assembly",
            """
            [assembly: Layer.B.Mark(typeof(Layer.B.Tag))]
            namespace Layer.A;
            class User { }
            """,
            "<assembly>: MarkAttribute, Tag"),
        new("an attribute of the module",
            """
            [module: Layer.B.Mark]
            namespace Layer.A;
            class User { }
            """,
            "<assembly>: MarkAttribute"),
        new("a type in an attribute", "[Mark(typeof(Tag))] class User { }", "User: MarkAttribute, Tag"),
        new("a nested type in an attribute", "[Mark(typeof(Outer.Inner))] class User { }", "User: MarkAttribute, Outer, Outer.Inner"),
        new("an open generic type in an attribute", "[Mark(typeof(Crate<>))] class User { }", "User: Crate, MarkAttribute"),
        new("a type argument in an attribute", "[Mark(typeof(List<Tag>))] class User { }", "User: MarkAttribute, Tag"),
        new("a constant of an enum as an object", "[Mark((object)Color.Green)] class User { }", "User: Color, MarkAttribute"),
        new("a property of an attribute",
            "[Mark(Paint = Color.Green, Type = typeof(Tag), Types = new[] { typeof(Box), typeof(Point[]) })] class User { }",
            "User: Box, Color, MarkAttribute, Point, Tag"),
        new("a constant in an attribute", "[Obsolete(Constants.Name)] class User { }", "", SourceOnly: "User: Constants"),
        new("nameof in an attribute", "[Obsolete(nameof(Box))] class User { }", "", SourceOnly: "User: Box"),
        new("a generic attribute", "[GenericMark<Tag>] class User { }", "User: GenericMarkAttribute, Tag"),
        new("an attribute of a lambda and a local function",
            "class User { void Do() { Action a = [Mark] () => { }; [Mark(typeof(Tag))] void Local() { } Local(); a(); } }",
            "User: MarkAttribute, Tag"),
        new("an attribute of the framework over a type", "[System.Diagnostics.DebuggerTypeProxy(typeof(Tag))] class User { }", "User: Tag"),
        new("a type that was forwarded",
            """
            [assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Layer.B.Tag))]
            namespace Layer.A;
            class User { }
            """,
            "<assembly>: Tag"),
    ];
}
