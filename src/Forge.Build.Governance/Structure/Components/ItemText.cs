using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Governance.Structure.Components;

/// <summary>The words and names of an item of a phase, with what they say of components.</summary>
internal sealed class ItemText
{
    private static readonly HashSet<string> Wiring = new(StringComparer.OrdinalIgnoreCase)
    {
        "wire", "wires", "wired", "wiring", "call", "calls", "calling", "use", "uses", "using", "invoke", "invokes", "invoking", "inject", "injects", "injecting", "connect", "connects",
        "connecting", "hook", "hooks", "integrate", "integrates", "integrating", "delegate", "delegates", "delegating", "via", "through", "consume", "consumes", "depends", "plug", "plugs",
    };

    private static readonly HashSet<string> Passive = new(StringComparer.OrdinalIgnoreCase)
    {
        "called", "used", "invoked", "consumed", "exposed", "injected", "wired", "connected", "integrated", "hooked", "plugged", "passed", "driven",
    };

    private static readonly HashSet<string> AfterPassive = new(StringComparer.OrdinalIgnoreCase) { "by", "from", "in", "into", "to", "with", "up", "through", "via" };

    private static readonly HashSet<string> Making = new(StringComparer.OrdinalIgnoreCase)
    {
        "create", "creates", "add", "adds", "implement", "implements", "build", "builds", "introduce", "introduces", "write", "writes", "new", "define", "defines", "provide", "provides", "scaffold",
    };

    private static readonly HashSet<string> Filling = new(StringComparer.OrdinalIgnoreCase) { "a", "an", "the", "and", "or", "with", "minimal", "basic", "full", "async", "crud", "class", "module" };

    private static readonly HashSet<string> Changing = new(StringComparer.OrdinalIgnoreCase)
    {
        "update", "updates", "extend", "extends", "modify", "modifies", "change", "changes", "refactor", "refactors", "fix", "fixes", "existing", "expand", "expands", "rename", "delete", "remove",
    };

    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "this", "that", "new", "each", "every", "all", "any", "our", "its", "and", "or", "no", "existing", "external", "web", "rest", "http", "api", "git", "data", "one", "same",
    };

    private static readonly string[] Extensions = { "py", "ts", "tsx", "js", "jsx", "mjs", "cs", "fs", "go", "rs", "java", "kt", "rb", "php", "sql", "vue", "swift", "scala" };

    private readonly List<Token> _tokens = new();
    private readonly List<Mention> _mentions = new();

    private ItemText(string text) => Text = text;

    /// <summary>A word or a name.</summary>
    /// <param name="Text">Without the signs around it.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Sentence">The number of the sentence or cell in which it stands.</param>
    /// <param name="IsName">Whether it is an identifier or a path, and no word of prose.</param>
    internal readonly record struct Token(string Text, int Start, int Sentence, bool IsName);

    /// <summary>That a component is named.</summary>
    /// <param name="Component">Which.</param>
    /// <param name="Token">The index of the token; of words of prose, of the last.</param>
    /// <param name="Text">As it is written.</param>
    /// <param name="IsName">Whether by an identifier or a path.</param>
    internal readonly record struct Mention(ComponentName Component, int Token, string Text, bool IsName);

    /// <summary>The item as it was written.</summary>
    public string Text { get; }

    /// <summary>Its words and names in their order.</summary>
    public IReadOnlyList<Token> Tokens => _tokens;

    /// <summary>The components that it names, in its order, repetitions included.</summary>
    public IReadOnlyList<Mention> Mentions => _mentions;

    /// <summary>Reads; takes linear time.</summary>
    public static ItemText Read(string text)
    {
        ItemText item = new(text);
        item.Tokenise();
        item.FindMentions();
        return item;
    }

    /// <summary>Whether the item says expressly that something calls a component: "wire the engine to call it", or "called by the engine".</summary>
    public bool SaysThatSomethingCalls(ComponentName component) => _mentions.Any(mention => mention.Component == component && (IsCallee(mention) || IsSubjectOfPassive(mention)));

    /// <summary>Whether the item makes a component: it begins with its name, or says so, and neither changes nor calls it.</summary>
    /// <param name="mention">Where it is named.</param>
    /// <param name="mustSay">Whether a word of making must stand before it, because the item is about something else.</param>
    public bool Makes(Mention mention, bool mustSay)
    {
        // "TradeRepo.insert_trade" calls a member of something that is there.
        bool isMember = mention.Text.IndexOf('.') > 0 && !IsPath(mention.Text);
        if (!mention.IsName || isMember || IsCallee(mention))
            return false;
        bool isMade = false, isPlain = true;
        for (int i = 0; i < mention.Token; i++)
        {
            Token token = _tokens[i];
            if (token.Sentence != _tokens[mention.Token].Sentence)
            {
                // What another sentence begins with says nothing of this one.
                isPlain = true;
                isMade = false;
                continue;
            }
            if (Changing.Contains(token.Text))
                return false;
            isMade |= !token.IsName && Making.Contains(token.Text);
            isPlain &= token.IsName || Making.Contains(token.Text) || Filling.Contains(token.Text) || IsKindOrStem(token.Text, mention.Component) || EndsWithColon(token);
        }
        return isMade || IsPath(mention.Text) || (isPlain && !mustSay);
    }

    /// <summary>The name of something else, of another kind, that stands before a component: what the item is about, and so what uses it.</summary>
    public bool IsAboutAnother(Mention mention)
    {
        for (int i = 0; i < mention.Token; i++)
        {
            Token token = _tokens[i];
            if (!token.IsName || NameWords.Key(token.Text) == mention.Component.Stem)
                continue;
            ComponentName? other = ComponentName.Of(token.Text);
            if (other is null ? IsPath(token.Text) || IsType(token.Text) : other.Value.Kind != mention.Component.Kind)
                return true;
        }
        return false;
    }

    /// <summary>Whether a path or a file.</summary>
    public static bool IsPath(string name) => name.IndexOf('/') >= 0 || Array.IndexOf(Extensions, name.Substring(name.LastIndexOf('.') + 1)) >= 0 && name.IndexOf('.') > 0;

    private bool IsCallee(Mention mention)
    {
        int sentence = _tokens[mention.Token].Sentence;
        for (int i = mention.Token - 1; i >= 0 && _tokens[i].Sentence == sentence; i--)
        {
            if (!_tokens[i].IsName && Wiring.Contains(_tokens[i].Text))
                return true;
        }
        return false;
    }

    private bool IsSubjectOfPassive(Mention mention)
    {
        int sentence = _tokens[mention.Token].Sentence;
        for (int i = mention.Token + 1; i + 1 < _tokens.Count && _tokens[i].Sentence == sentence; i++)
        {
            if (Passive.Contains(_tokens[i].Text) && AfterPassive.Contains(_tokens[i + 1].Text))
                return true;
        }
        return false;
    }

    private static bool IsKindOrStem(string word, ComponentName component)
        => ComponentName.OfProse("x", word) is not null || word.Equals("layer", StringComparison.OrdinalIgnoreCase) || component.Stem.Split('_').Contains(NameWords.Key(word));

    private bool EndsWithColon(Token token)
    {
        int end = token.Start + token.Text.Length;
        while (end < Text.Length && Text[end] is '*' or '_' or '`' or ' ')
            end++;
        return end < Text.Length && Text[end] is ':' or '\u2014' or '\u2013';
    }

    // TradingEngine, TradingEngine.run_once: a type, or a member of something, but no plain method.
    private static bool IsType(string name) => name.Length > 1 && (char.IsUpper(name[0]) && name.Any(char.IsLower)) || name.IndexOf('.') > 0;

    private void FindMentions()
    {
        for (int i = 0; i < _tokens.Count; i++)
        {
            Token token = _tokens[i];
            if (token.IsName && ComponentName.Of(token.Text) is { } named)
                _mentions.Add(new Mention(named, i, token.Text, IsName: true));
            else if (i > 0 && _tokens[i - 1].Sentence == token.Sentence && !NoNames.Contains(_tokens[i - 1].Text) && Follows(_tokens[i - 1], token)
                && ComponentName.OfProse(_tokens[i - 1].Text, token.Text) is { } spoken)
            {
                _mentions.Add(new Mention(spoken, i, _tokens[i - 1].Text + " " + token.Text, IsName: false));
                if (i > 1 && _tokens[i - 2].Sentence == token.Sentence && !NoNames.Contains(_tokens[i - 2].Text) && Follows(_tokens[i - 2], _tokens[i - 1])
                    && ComponentName.OfProse(_tokens[i - 2].Text + "_" + _tokens[i - 1].Text, token.Text) is { } longer)
                {
                    _mentions.Add(new Mention(longer, i, _tokens[i - 2].Text + " " + _tokens[i - 1].Text + " " + token.Text, IsName: false));
                }
            }
        }
    }

    private bool Follows(Token first, Token second)
    {
        for (int i = first.Start + first.Text.Length; i < second.Start; i++)
        {
            if (Text[i] is not (' ' or '`' or '*' or '_' or '\t'))
                return false;
        }
        return true;
    }

    private void Tokenise()
    {
        bool[] isCode = new bool[Text.Length];
        foreach (InlineCode.Span span in InlineCode.In(Text))
        {
            for (int i = span.Start; i < span.End; i++)
                isCode[i] = true;
        }
        int sentence = 0;
        for (int i = 0; i < Text.Length;)
        {
            if (IsNamePart(Text[i]))
            {
                int end = i;
                while (end < Text.Length && IsNamePart(Text[end]) && isCode[end] == isCode[i])
                    end++;
                Add(i, end, sentence, isCode[i]);
                // A full stop belongs to the sentence, not to the name.
                if (Text[end - 1] == '.' && !isCode[i])
                    sentence++;
                i = end;
                continue;
            }
            if (!isCode[i] && Text[i] is '|' or ';' or '.')
                sentence++;
            i++;
        }
    }

    private void Add(int start, int end, int sentence, bool isCode)
    {
        while (start < end && Text[start] is '.' or '-' or '/' or '\\')
            start++;
        while (end > start && Text[end - 1] is '.' or '-' or '/' or '\\')
            end--;
        if (start == end)
            return;
        string name = Text.Substring(start, end - start);
        _tokens.Add(new Token(name, start, sentence, isCode || IsIdentifier(name)));
    }

    private static bool IsIdentifier(string name)
    {
        if (name.IndexOf('_') > 0 || IsPath(name))
            return true;
        for (int i = 1; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
                return true;
        }
        return false;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '\\';
}
