using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Forge.Build.Benchmarks;

/// <summary>What was measured of one thing, in milliseconds, in the order of the rounds.</summary>
internal sealed class Series(string name)
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    public double Median => MedianOf(_values);

    /// <summary>The median of the ratios, round by round: what drifts in the machine drifts in both.</summary>
    public double RatioTo(Series other) => MedianOf(_values.Zip(other._values, (mine, theirs) => mine / theirs));

    public void Print(Series baseline)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34} {_values.Min(),9:F1} {Median,9:F1} {_values.Max(),9:F1}   {RatioTo(baseline),6:F3}"));

    public static void PrintHeader() => Console.WriteLine($"{"milliseconds",-34} {"min",9} {"median",9} {"max",9}   ratio");

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = values.OrderBy(value => value).ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
