using System.Text;

namespace Forge.Build.Analyzers.Shapes;

/// <summary>How a property that says nothing of its name is called in JSON.</summary>
internal enum JsonNaming
{
    /// <summary>Settings were seen that do not tell it.</summary>
    Unknown,

    /// <summary><c>createdAt</c>, which is the default of the web.</summary>
    CamelCase,

    /// <summary><c>CreatedAt</c>, as in the code.</summary>
    AsWritten,

    /// <summary><c>created_at</c>.</summary>
    SnakeCaseLower,

    /// <summary><c>CREATED_AT</c>.</summary>
    SnakeCaseUpper,

    /// <summary><c>created-at</c>.</summary>
    KebabCaseLower,

    /// <summary><c>CREATED-AT</c>.</summary>
    KebabCaseUpper,
}

/// <summary>Makes names of JSON, as <c>JsonNamingPolicy</c> does.</summary>
internal static class JsonNames
{
    /// <summary>The name of a property in JSON.</summary>
    public static string Of(string property, JsonNaming naming) => naming switch
    {
        JsonNaming.AsWritten => property,
        JsonNaming.SnakeCaseLower => Separated(property, '_', isUpper: false),
        JsonNaming.SnakeCaseUpper => Separated(property, '_', isUpper: true),
        JsonNaming.KebabCaseLower => Separated(property, '-', isUpper: false),
        JsonNaming.KebabCaseUpper => Separated(property, '-', isUpper: true),
        _ => CamelCase(property),
    };

    // Every capital at the beginning, but for the one that begins the next word.
    private static string CamelCase(string name)
    {
        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
            {
                if (letters[i + 1] == ' ')
                    letters[i] = char.ToLowerInvariant(letters[i]);
                break;
            }
            letters[i] = char.ToLowerInvariant(letters[i]);
        }
        return new string(letters);
    }

    // A word begins at a capital after something else, and at the last of several capitals; what is no letter stays.
    private static string Separated(string name, char separator, bool isUpper)
    {
        StringBuilder text = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool begins = char.IsUpper(c) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (begins)
                text.Append(separator);
            text.Append(isUpper ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
