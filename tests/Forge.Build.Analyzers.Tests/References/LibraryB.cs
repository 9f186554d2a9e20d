using System;
using System.Linq;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>The assembly that the tested code refers to: one type for every way to refer.</summary>
internal static class LibraryB
{
    public const string Name = "Layer.B";

    /// <summary>Its namespace, and the assembly's name.</summary>
    private const string Source = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;

        namespace Layer.B;

        public enum Color { Red, Green }

        public class Tag { public string Text = ""; public Tag? Parent { get; set; } }

        public class SubTag : Tag { }

        public delegate Tag Handler(Box box);

        public class Box
        {
            public const int Max = 3;
            public static int Count;
            public int Size;
            public Tag Tag { get; set; } = new();
            public Color Paint { get; set; }
            public event Handler? Opened;
            public static Box Make() => new();
            public void Open() { }
            public static Tag Stamp(Box box, SubTag tag) => tag;
            public T Take<T>() where T : new() => new();
            public Tag this[int index] => Tag;
            public void Deconstruct(out int size, out Tag tag) => (size, tag) = (Size, Tag);
            public static Box operator +(Box a, Box b) => a;
            public static Box operator ++(Box a) => a;
            public static Box operator !(Box a) => a;
            public static bool operator ==(Box? a, Box? b) => true;
            public static bool operator !=(Box? a, Box? b) => false;
            public static bool operator true(Box a) => true;
            public static bool operator false(Box a) => false;
            public static Box operator &(Box a, Box b) => a;
            public static implicit operator int(Box a) => 1;
            public static implicit operator Box(string a) => new();
            public static explicit operator Tag(Box a) => a.Tag;
        }

        public struct Point { public int X; public int Y { get; set; } }

        public abstract class Base
        {
            public static int Shared;
            protected Tag? Kept;
            public virtual Tag? Run(SubTag tag) => tag;
            public void Stop() { }
            protected Base() { }
            public class Inside { }
        }

        public class Middle : Base { public override Tag? Run(SubTag tag) => null; }

        public class Filled { public Filled(Tag tag) { } }

        public interface IThing { Tag? Tag { get; } void Do(Color color); event Handler? Done; }

        public interface IMoreThings : IThing { }

        public interface ISum<T> where T : ISum<T> { static abstract T Sum(T a, T b); }

        public class Outer { public class Inner { public static int Depth; public class Deepest { } } public class Deep<T> { } }

        public class Fault : Exception { public Color Paint; }

        public class Crate<T> : IEnumerable<T>
        {
            public int Count => 0;
            public void Add(T item) { }
            public void Add(T item, Color paint) { }
            public IEnumerator<T> GetEnumerator() => throw new Fault();
            IEnumerator IEnumerable.GetEnumerator() => throw new Fault();
        }

        public class Walk { public Walker GetEnumerator() => default; }

        public ref struct Walker { public Tag Current => new(); public bool MoveNext() => false; public void Dispose() { } }

        public class Stream { public StreamWalker GetAsyncEnumerator() => new(); }

        public class StreamWalker { public Tag Current => new(); public Later MoveNextAsync() => new(); }

        public class Later { public LaterAwaiter GetAwaiter() => new(); }

        public class LaterAwaiter : INotifyCompletion { public bool IsCompleted => true; public bool GetResult() => true; public void OnCompleted(Action next) { } }

        [AsyncMethodBuilder(typeof(JobBuilder))]
        public class Job { }

        public class JobBuilder
        {
            public static JobBuilder Create() => new();
            public Job Task => new();
            public void SetException(Exception e) { }
            public void SetResult() { }
            public void SetStateMachine(IAsyncStateMachine machine) { }
            public void Start<T>(ref T machine) where T : IAsyncStateMachine { }
            public void AwaitOnCompleted<A, T>(ref A awaiter, ref T machine) where A : INotifyCompletion where T : IAsyncStateMachine { }
            public void AwaitUnsafeOnCompleted<A, T>(ref A awaiter, ref T machine) where A : ICriticalNotifyCompletion where T : IAsyncStateMachine { }
        }

        [CollectionBuilder(typeof(BagBuilder), "Create")]
        public class Bag<T> : IEnumerable<T>
        {
            public IEnumerator<T> GetEnumerator() => throw new Fault();
            IEnumerator IEnumerable.GetEnumerator() => throw new Fault();
        }

        public static class BagBuilder { public static Bag<T> Create<T>(ReadOnlySpan<T> items) => new(); }

        public class Row { public int Count => 0; public Tag this[int index] => new(); public Row Slice(int start, int length) => this; }

        public class Query
        {
            public Query Where(Func<Tag, bool> predicate) => this;
            public Crate<T> Select<T>(Func<Tag, T> selector) => new();
            public Query Cast<T>() => this;
        }

        [InterpolatedStringHandler]
        public ref struct LogHandler
        {
            public LogHandler(int literals, int holes) { }
            public void AppendLiteral(string text) { }
            public void AppendFormatted(Tag tag) { }
            public void AppendFormatted(int number) { }
        }

        public static class Log { public static void Write(LogHandler text) { } public static void Plain(object? text) { } public static void Paint(Color color = Color.Green) { } public static void Many(params Tag[] tags) { } }

        public static class Extensions
        {
            public static int Shout(this string text) => 1;
            public static T Echo<T>(this T value) => value;
            public static void Add(this List<int> list, string text) { }
            public static LaterAwaiter GetAwaiter(this int delay) => new();
            public static Walker GetEnumerator(this int count) => default;
            public static void Deconstruct(this string text, out int first, out Tag second) => (first, second) = (0, new());
            public static Point Spot(this object o) => default;
        }

        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class MarkAttribute : Attribute
        {
            public MarkAttribute() { }
            public MarkAttribute(object? value) { }
            public MarkAttribute(Type type) { }
            public Color Paint { get; set; }
            public Type? Type { get; set; }
            public Type[]? Types { get; set; }
        }

        [AttributeUsage(AttributeTargets.All)]
        public class GenericMarkAttribute<T> : Attribute { }

        public record Person(string Name, Tag Tag);

        public record struct Spot(int X, Color Paint);

        public static class Tools
        {
            public static readonly Tag Shared = new();
            public static Tag Current { get; set; } = new();
            public static Color Paint;
            public static ref Point Place() => throw new Fault();
            public static bool TryGet(out Tag tag) { tag = new(); return true; }
            public static Dictionary<string, List<Tag[]>> Index() => new();
            public static (Tag Tag, Color Paint) Pair() => (new(), Color.Red);
            public static void Run(Func<Tag, Color> work) { }
            public static void Run(Action work) { }
            public static dynamic Anything() => new Tag();
            public static unsafe Point* Address() => null;
            public static unsafe delegate*<Tag, Color> Pointer() => null;
            public static IEnumerable<Tag> All() => [];
            public static T Fit<T>(Tag tag) where T : Tag => (T)tag;
            public static Point? Maybe() => null;
            [System.Diagnostics.Conditional("NEVER")] public static void Trace(Tag? tag) { }
        }

        public class Disposal : IDisposable { public void Dispose() { } }

        public class AsyncDisposal { public Later DisposeAsync() => new(); }

        public class Source<T> { public T? Value; }

        public static class Constants { public const string Name = "name"; public const Color Default = Color.Green; }
        """;

    private const string SourceOfCSharp14 = """
        namespace Layer.B;

        public static class NewExtensions
        {
            extension(string text)
            {
                public int Loudness => 1;
                public static int Loudest() => 2;
            }
        }
        """;

    private static readonly Lazy<MetadataReference> Compiled = new(() => MetadataReference.CreateFromImage(new AnalyzedProject().Assembly(Name)
        .Source("src/B.cs", Source).Source("src/B14.cs", CompilerUnderTest.KnowsCSharp14 ? SourceOfCSharp14 : "").Emit().ToArray()));

    /// <summary>What it compiles to.</summary>
    public static MetadataReference Reference => Compiled.Value;
}
