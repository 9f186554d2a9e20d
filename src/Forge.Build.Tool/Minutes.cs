using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;

namespace Forge.Build.Tool;

/// <summary>The option that bounds how long programs may take which a command starts.</summary>
internal static class Minutes
{
    private const int Most = 24 * 60;

    public static Option<double?> Option(string description)
    {
        Option<double?> timeout = new("--timeout") { Description = description };
        timeout.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !(double.TryParse(token.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value is > 0 and <= Most)))
                result.AddError(timeout.Name + " takes a number of minutes above 0 and up to " + Most.ToString(CultureInfo.InvariantCulture) + ".");
        });
        return timeout;
    }

    /// <summary>What was given, as a time; null where nothing was.</summary>
    public static TimeSpan? Of(double? minutes) => minutes is { } given ? TimeSpan.FromMinutes(given) : null;
}
