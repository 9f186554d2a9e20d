using System.Collections.Generic;

namespace Forge.Build.Governance.Boundaries.Lexing;

/// <summary>
/// Remembers of the code passed so far whether an operand is expected next, for in JavaScript a slash is then the start of a
/// regex and not a division. The grammar alone can tell for sure; this goes by the token before, and by what stood before the
/// bracket that the token closes.
/// </summary>
internal sealed class ScriptPosition
{
    private readonly Stack<Preceding> afterBracket = new();
    private Preceding preceding = Preceding.Statement;
    private char last;
    private bool controls;

    private enum Preceding : byte
    {
        /// <summary>Nothing of this statement: a brace opens a block.</summary>
        Statement,

        /// <summary>An operator: a brace opens an object.</summary>
        Operator,

        /// <summary>An operand: a slash divides it.</summary>
        Operand,
    }

    public bool ExpectsOperand => preceding != Preceding.Operand;

    public void PassOperand()
    {
        preceding = Preceding.Operand;
        last = '\0';
        controls = false;
    }

    public void PassWord(string word)
    {
        bool isMember = last == '.';
        PassOperand();
        if (isMember)
            return;

        switch (word)
        {
            case "if" or "while" or "for" or "with":
                controls = true;
                break;
            case "do" or "else":
                preceding = Preceding.Statement;
                break;
            case "return" or "throw" or "case" or "default" or "new" or "delete" or "void" or "typeof" or "instanceof" or "in"
                or "of" or "yield" or "await":
                preceding = Preceding.Operator;
                break;
        }
    }

    /// <param name="c">The character passed.</param>
    /// <param name="before">The one right before it.</param>
    /// <param name="after">The one right after it.</param>
    public void PassPunctuation(char c, char before, char after)
    {
        if (char.IsWhiteSpace(c))
            return;

        preceding = After(c, before, after);
        last = c;
        controls = false;
    }

    private Preceding After(char c, char before, char after)
    {
        switch (c)
        {
            case '(':
                // if (x) /re/.test(y)
                afterBracket.Push(controls ? Preceding.Statement : Preceding.Operand);
                return Preceding.Operator;
            case '[':
                afterBracket.Push(Preceding.Operand);
                return Preceding.Operator;
            case '{':
                afterBracket.Push(preceding == Preceding.Operator ? Preceding.Operand : Preceding.Statement);
                return Preceding.Statement;
            case ')' or ']' or '}':
                return afterBracket.Count > 0 ? afterBracket.Pop() : Preceding.Operand;
            case ';':
            case '>' when before == '=':
                return Preceding.Statement;
            case '+' or '-' when before == c || after == c:
            case '!' when after != '=':
                // i++ / 2 and, in TypeScript, x! / 2 go on from their operand.
                return preceding;
            default:
                return Preceding.Operator;
        }
    }
}
