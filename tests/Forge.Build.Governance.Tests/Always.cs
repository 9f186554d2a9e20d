using System;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Forge.Build.Governance.Tests;

/// <summary>Properties over generated values, the same ones in every run.</summary>
internal static class Always
{
    /// <summary>Fails with the value for which <paramref name="property"/> is false or throws.</summary>
    public static void Holds<T>(Gen<T> values, Func<T, bool> property, int count = 1000)
        => Check.One(Fixed(count), Prop.ForAll(values.ToArbitrary(), property));

    /// <summary>Fails with the value for which <paramref name="assertion"/> throws.</summary>
    public static void Holds<T>(Gen<T> values, Action<T> assertion, int count = 1000)
        => Check.One(Fixed(count), Prop.ForAll(values.ToArbitrary(), assertion));

    /// <summary>Strings of up to <paramref name="most"/> pieces, drawn from the given ones.</summary>
    public static Gen<string> TextOf(int most, params string[] pieces)
        => from count in Gen.Choose(0, most)
           from chosen in Gen.ArrayOf(Gen.Elements(pieces), count)
           select string.Concat(chosen);

    private static Config Fixed(int count)
        => Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20240229UL, 7919UL), FSharpOption<int>.None)));
}
