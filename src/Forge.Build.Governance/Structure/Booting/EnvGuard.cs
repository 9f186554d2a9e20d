using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Structure.Booting;

/// <summary>How an <c>.env</c> that is there is kept from a command.</summary>
internal enum EnvKept
{
    /// <summary>Nothing asks for it where that could keep the command from running.</summary>
    No,

    /// <summary>Something asks for it before, in a way that is not followed here.</summary>
    Unknown,

    /// <summary>The command runs only where there is none, or where the user was asked.</summary>
    Yes,
}

/// <summary>
/// Follows through a script what is known of <c>.env</c>: a condition that asks for it guards one of its branches, one that asks the user guards what it encloses, and a branch that leaves the
/// script or the function where there is an <c>.env</c> guards all that comes behind (Builder Contract 9.8).
/// </summary>
internal sealed class EnvGuard
{
    // Answers of these are about the file, and not one of its values.
    private static readonly string[] AboutTheFile = { "overwrite", "replace", "keep", "exist", "recreate", "override", "reset", "regenerate" };

    private readonly Dictionary<string, Sense> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Stack<Branch> _branches = new();
    private int _looks;
    private int _unfollowed;
    private int _asked;
    private bool _isScriptLeft;
    private bool _isFunctionLeft;

    /// <summary>What a condition or a value tells of <c>.env</c>.</summary>
    public enum Sense
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>True where there is one.</summary>
        There,

        /// <summary>True where there is none.</summary>
        Absent,

        /// <summary>It depends on whether there is one, or on what the user answered about it; how is not followed.</summary>
        Mixed,
    }

    private enum Branch
    {
        Free,
        Guarded,
        There,
        Both,
    }

    /// <summary>How what runs here is kept from an <c>.env</c>.</summary>
    public EnvKept Kept
        => _isScriptLeft || _isFunctionLeft || _branches.Any(branch => branch is Branch.Guarded or Branch.Both) ? EnvKept.Yes : _unfollowed > 0 ? EnvKept.Unknown : EnvKept.No;

    // Where there may be an .env, so that to leave keeps it.
    private bool IsThere => _branches.Any(branch => branch is Branch.There or Branch.Both);

    /// <summary>A command that ran.</summary>
    public void Ran(BootCommand command)
    {
        if (BootSteps.IsEnvLookedFor(command))
        {
            _looks++;
            _unfollowed++;
        }
        if (BootSteps.IsAsked(command) && (IsThere || command.Arguments.Any(argument => AboutTheFile.Any(word => argument.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))))
            _asked++;
    }

    /// <summary>The script leaves what it is in.</summary>
    /// <param name="isScript">Whether it ends as a whole, or only a function or a loop.</param>
    public void Left(bool isScript)
    {
        if (!IsThere)
            return;
        _isScriptLeft |= isScript;
        _isFunctionLeft |= !isScript;
    }

    /// <summary>Runs what a value or a condition is made of, and tells what it says of <c>.env</c>.</summary>
    /// <param name="run">Runs its commands.</param>
    /// <param name="words">Its words, operators included.</param>
    /// <param name="variables">The variables in it.</param>
    public Sense Judge(Action run, IReadOnlyCollection<string> words, IReadOnlyCollection<string> variables)
    {
        int looks = _looks, asked = _asked, unfollowed = _unfollowed;
        run();
        // What is looked at in a condition is followed.
        _unfollowed = unfollowed;
        bool isNegated = words.FirstOrDefault() is { } first && (first.Equals("-not", StringComparison.OrdinalIgnoreCase) || first == "!");
        Sense[] known = variables.Select(name => _variables.TryGetValue(name, out Sense sense) ? sense : Sense.None).Where(sense => sense != Sense.None).ToArray();
        if (_looks == looks && _asked == asked && known.Length == 0)
            return Sense.None;
        bool isCompared = words.Any(word => word.Length > 2 && word[0] == '-' && IsOperator(word.Substring(1)));
        if (isCompared || _asked > asked || known.Length + (_looks > looks ? 1 : 0) > 1)
            return Sense.Mixed;
        Sense plain = known.Length == 1 ? known[0] : Sense.There;
        return !isNegated || plain == Sense.Mixed ? plain : plain == Sense.There ? Sense.Absent : Sense.There;
    }

    /// <summary>A variable got a value.</summary>
    public void Assigned(string name, Sense sense)
    {
        // In a branch it tells of the branch.
        if (sense == Sense.None && (IsThere || _branches.Contains(Branch.Guarded)))
            sense = Sense.Mixed;
        if (_variables.TryGetValue(name, out Sense earlier) && earlier != sense)
            sense = earlier == Sense.None ? sense : Sense.Mixed;
        _variables[name] = sense;
    }

    /// <summary>Runs a branch.</summary>
    /// <param name="sense">What the conditions that lead into it say, true for this branch.</param>
    /// <param name="run">Runs it.</param>
    public void Within(Sense sense, Action run)
    {
        _branches.Push(sense switch
        {
            Sense.There => Branch.There,
            Sense.Absent => Branch.Guarded,
            Sense.Mixed => Branch.Both,
            _ => Branch.Free,
        });
        run();
        _branches.Pop();
    }

    /// <summary>Runs the body of a function, which a "return" leaves alone.</summary>
    public void Called(Action run)
    {
        bool isLeft = _isFunctionLeft;
        run();
        _isFunctionLeft = isLeft;
    }

    /// <summary>What holds in the branches behind one whose condition was not met.</summary>
    public static Sense Else(Sense before, Sense condition)
    {
        Sense here = condition switch
        {
            Sense.There => Sense.Absent,
            Sense.Absent => Sense.There,
            _ => condition,
        };
        return Both(before, here);
    }

    /// <summary>What two conditions say that are both met.</summary>
    public static Sense Both(Sense before, Sense here)
        => before == here || here == Sense.None ? before : before == Sense.None ? here : here == Sense.Mixed || before == Sense.Mixed ? Sense.Mixed : Sense.Absent;

    private static bool IsOperator(string word)
        => word.ToLowerInvariant() is "and" or "or" or "xor" or "eq" or "ne" or "ieq" or "ceq" or "match" or "notmatch" or "like" or "notlike" or "in" or "notin" or "contains" or "is" or "gt" or "lt" or "ge" or "le";
}
