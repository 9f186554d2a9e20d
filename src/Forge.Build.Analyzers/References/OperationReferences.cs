using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.References;

/// <summary>The references in bodies and initialisers: one walk over what the compiler made of them.</summary>
/// <remarks>
/// A local, a parameter and <c>this</c> refer to nothing by being used: their types are counted where they are declared. All else that yields a value refers to the type
/// that declares it and to the type of the value.
/// </remarks>
internal sealed class OperationReferences
{
    private const string CollectionBuilder = "CollectionBuilderAttribute";
    private const string AsyncMethodBuilder = "AsyncMethodBuilderAttribute";

    private readonly ReferencedTypes _types;
    private readonly Stack<IOperation> _open = new();

    public OperationReferences(ReferencedTypes types) => _types = types;

    /// <summary>Adds all references below an operation, itself included.</summary>
    public void Walk(IOperation root)
    {
        // Not by calling itself: a long chain of operators is as deep as it is long.
        _open.Push(root);
        while (_open.Count > 0)
        {
            IOperation operation = _open.Pop();
            Add(operation);
            foreach (IOperation child in operation.ChildOperations)
                _open.Push(child);
        }
    }

    /// <summary>Adds the builder of a method that is async.</summary>
    public static void AddAsyncBuilder(IMethodSymbol method, SyntaxNode cause, ReferencedTypes types)
    {
        if (!method.IsAsync)
            return;
        types.Add(NamedBy(method, AsyncMethodBuilder), cause);
        types.Add(NamedBy(method.ReturnType.OriginalDefinition, AsyncMethodBuilder), cause);
    }

    private void Add(IOperation operation)
    {
        // By number, since to ask for one interface after the other is slow and there are many operations.
        switch (operation.Kind)
        {
            case OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.Block or OperationKind.Literal or OperationKind.ExpressionStatement
                or OperationKind.SimpleAssignment or OperationKind.Conditional or OperationKind.ConditionalAccess or OperationKind.ConditionalAccessInstance
                or OperationKind.Return or OperationKind.Tuple:
                break;
            case OperationKind.Argument:
                IArgumentOperation argument = (IArgumentOperation)operation;
                AddConversions(argument.InConversion, argument.OutConversion, argument.Syntax);
                break;
            case OperationKind.InstanceReference:
                if (operation.Syntax is BaseExpressionSyntax)
                    _types.Add(operation.Type, operation.Syntax);
                break;
            case OperationKind.Invocation:
                IInvocationOperation invocation = (IInvocationOperation)operation;
                AddUse(invocation.TargetMethod, invocation.Instance, invocation);
                break;
            case OperationKind.FieldReference or OperationKind.PropertyReference or OperationKind.EventReference or OperationKind.MethodReference:
                IMemberReferenceOperation reference = (IMemberReferenceOperation)operation;
                AddUse(reference.Member, reference.Instance, reference);
                if (reference is IMethodReferenceOperation { Method: var target })
                    _types.AddSignature(target, reference.Syntax);
                break;
            case OperationKind.ObjectCreation:
                _types.Add(operation.Type, operation.Syntax);
                _types.AddMember(((IObjectCreationOperation)operation).Constructor, operation.Syntax);
                break;
            case OperationKind.Conversion:
                AddConversion((IConversionOperation)operation);
                break;
            case OperationKind.Binary or OperationKind.Unary or OperationKind.Increment or OperationKind.Decrement or OperationKind.CompoundAssignment or OperationKind.Coalesce:
                AddOperator(operation);
                break;
            case OperationKind.VariableDeclarator:
                _types.Add(((IVariableDeclaratorOperation)operation).Symbol.Type, operation.Syntax);
                break;
            case OperationKind.TypeOf:
                _types.Add(((ITypeOfOperation)operation).TypeOperand, operation.Syntax);
                break;
            case OperationKind.SizeOf:
                _types.Add(((ISizeOfOperation)operation).TypeOperand, operation.Syntax);
                break;
            case OperationKind.IsType:
                _types.Add(((IIsTypeOperation)operation).TypeOperand, operation.Syntax);
                break;
            case OperationKind.CatchClause:
                _types.Add(((ICatchClauseOperation)operation).ExceptionType, operation.Syntax);
                break;
            case OperationKind.NameOf:
                AddNames(operation.Syntax, operation.SemanticModel);
                break;
            case OperationKind.DeclarationPattern or OperationKind.TypePattern or OperationKind.RecursivePattern or OperationKind.ListPattern or OperationKind.SlicePattern:
                AddPattern(operation);
                break;
            case OperationKind.Loop:
                if (operation is IForEachLoopOperation loop)
                    AddLoop(loop);
                break;
            case OperationKind.With:
                _types.AddMember(((IWithOperation)operation).CloneMethod, operation.Syntax);
                break;
            default:
                AddRare(operation);
                break;
        }
    }

    private void AddRare(IOperation operation)
    {
        switch (operation)
        {
            case IAwaitOperation { Syntax: AwaitExpressionSyntax syntax, SemanticModel: { } model }:
                AwaitExpressionInfo awaited = model.GetAwaitExpressionInfo(syntax);
                _types.AddHidden(awaited.GetAwaiterMethod, syntax);
                _types.AddMember(awaited.IsCompletedProperty, syntax);
                _types.AddMember(awaited.GetResultMethod, syntax);
                _types.Add(operation.Type, syntax);
                break;
            case IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax, SemanticModel: { } model }:
                AddDeconstruction(model.GetDeconstructionInfo(syntax), syntax);
                break;
            case ILocalFunctionOperation { Syntax: LocalFunctionStatementSyntax syntax } function:
                AddLocalFunction(function.Symbol, syntax);
                break;
            case IAnonymousFunctionOperation function:
                AddAnonymousFunction(function);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                _types.AddMember(indexer.LengthSymbol, indexer.Syntax);
                _types.AddMember(indexer.IndexerSymbol, indexer.Syntax);
                _types.Add(indexer.Type, indexer.Syntax);
                break;
            case IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true }:
                AddAsyncDisposal(operation);
                break;
            case { Syntax: CollectionExpressionSyntax collection, SemanticModel: { } model }:
                AddCollection(collection, model);
                break;
            case { Kind: OperationKind.None }:
                AddUnknown(operation);
                break;
            default:
                _types.Add(operation.Type, operation.Syntax);
                break;
        }
    }

    // By the syntax: the oldest compiler has no operations for these.
    private void AddCollection(CollectionExpressionSyntax collection, SemanticModel model)
    {
        if (model.GetTypeInfo(collection).ConvertedType is not { } type)
            return;
        _types.Add(type, collection);
        _types.Add(NamedBy(type.OriginalDefinition, CollectionBuilder), collection);
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            if (element is SpreadElementSyntax spread)
                AddEnumeration(model.GetTypeInfo(spread.Expression).Type, spread);
        }
    }

    private void AddConversion(IConversionOperation conversion)
    {
        // What becomes of a null the other side says; but a call may be the only one that does.
        if (conversion is { IsImplicit: true, Operand: ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }, Parent: not IArgumentOperation })
            return;
        _types.Add(conversion.Type, conversion.Syntax);
        _types.AddHidden(conversion.OperatorMethod, conversion.Syntax);
    }

    private void AddOperator(IOperation operation)
    {
        IMethodSymbol? method = null;
        switch (operation)
        {
            case IBinaryOperation binary:
                method = binary.OperatorMethod;
                break;
            case IUnaryOperation unary:
                method = unary.OperatorMethod;
                break;
            case IIncrementOrDecrementOperation step:
                method = step.OperatorMethod;
                break;
            case ICompoundAssignmentOperation assignment:
                method = assignment.OperatorMethod;
                AddConversions(assignment.InConversion, assignment.OutConversion, assignment.Syntax);
                break;
            case ICoalesceOperation coalesce:
                method = coalesce.ValueConversion.MethodSymbol;
                break;
        }
        if (method is null)
            return;
        _types.AddHidden(method, operation.Syntax);
        _types.Add(operation.Type, operation.Syntax);
    }

    // What is called on the left may name another type than the one that declares the member: a class derived from it, an alias.
    private void AddUse(ISymbol member, IOperation? instance, IOperation operation)
    {
        _types.AddMember(member, operation.Syntax);
        _types.Add(operation.Type, operation.Syntax);
        ExpressionSyntax? use = operation.Syntax as ExpressionSyntax;
        if (use is InvocationExpressionSyntax invocation)
            use = invocation.Expression;
        // An extension method that is called on a value has no other to name.
        if (instance is null && member is not IMethodSymbol { IsExtensionMethod: true } && use is MemberAccessExpressionSyntax { Expression: var left } && NameOf(left) is { } name
            && name != member.ContainingType?.Name && operation.SemanticModel?.GetSymbolInfo(left).Symbol is ITypeSymbol type)
        {
            _types.Add(type, left);
        }
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        _ => null,
    };

    private void AddConversions(CommonConversion before, CommonConversion after, SyntaxNode cause)
    {
        _types.AddHidden(before.MethodSymbol, cause);
        _types.AddHidden(after.MethodSymbol, cause);
    }

    private void AddPattern(IOperation pattern)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                _types.Add(declaration.MatchedType, declaration.Syntax);
                break;
            case ITypePatternOperation type:
                _types.Add(type.MatchedType, type.Syntax);
                break;
            case IRecursivePatternOperation recursive:
                _types.Add(recursive.MatchedType, recursive.Syntax);
                if (recursive.DeconstructSymbol is IMethodSymbol method)
                    _types.AddHidden(method, recursive.Syntax);
                break;
            case IListPatternOperation list:
                _types.AddMember(list.LengthSymbol, list.Syntax);
                AddTyped(list.IndexerSymbol, list.Syntax);
                break;
            case ISlicePatternOperation slice:
                AddTyped(slice.SliceSymbol, slice.Syntax);
                break;
        }
    }

    private void AddTyped(ISymbol? member, SyntaxNode cause)
    {
        _types.AddMember(member, cause);
        _types.Add(member is IPropertySymbol property ? property.Type : (member as IMethodSymbol)?.ReturnType, cause);
    }

    private void AddLoop(IForEachLoopOperation loop)
    {
        if (loop is not { Syntax: CommonForEachStatementSyntax syntax, SemanticModel: { } model })
            return;
        ForEachStatementInfo info = model.GetForEachStatementInfo(syntax);
        _types.AddHidden(info.GetEnumeratorMethod, syntax);
        _types.AddHidden(info.MoveNextMethod, syntax);
        AddTyped(info.CurrentProperty, syntax);
        _types.AddMember(info.DisposeMethod, syntax);
        if (info.IsAsynchronous)
        {
            AddAwaiting(info.MoveNextMethod?.ReturnType, syntax);
            AddAwaiting(info.DisposeMethod?.ReturnType, syntax);
        }
        _types.AddHidden(info.CurrentConversion.MethodSymbol, syntax);
        _types.AddHidden(info.ElementConversion.MethodSymbol, syntax);
        if (syntax is ForEachVariableStatementSyntax deconstruction)
            AddDeconstruction(model.GetDeconstructionInfo(deconstruction), deconstruction.Variable);
    }

    // What follows the compiler does not tell, so it is looked up as the language has it.
    private void AddEnumeration(ITypeSymbol? collection, SyntaxNode cause)
    {
        if (Method(collection, "GetEnumerator") is not { } start)
            return;
        _types.AddHidden(start, cause);
        _types.AddHidden(Method(start.ReturnType, "MoveNext"), cause);
        for (ITypeSymbol? type = start.ReturnType; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers("Current"))
                AddTyped(member, cause);
        }
    }

    private void AddAwaiting(ITypeSymbol? awaited, SyntaxNode cause)
    {
        if (Method(awaited, "GetAwaiter") is not { } start)
            return;
        _types.AddHidden(start, cause);
        _types.AddHidden(Method(start.ReturnType, "GetResult"), cause);
    }

    private void AddAsyncDisposal(IOperation operation)
    {
        IOperation resources = operation is IUsingOperation statement ? statement.Resources : ((IUsingDeclarationOperation)operation).DeclarationGroup;
        ITypeSymbol? type = resources.Type;
        // All of one statement have one type.
        if (resources is IVariableDeclarationGroupOperation { Declarations.IsEmpty: false } group && !group.Declarations[0].Declarators.IsEmpty)
            type = group.Declarations[0].Declarators[0].Symbol.Type;
        if (Method(type, "DisposeAsync") is not { } dispose)
            return;
        _types.AddHidden(dispose, resources.Syntax);
        AddAwaiting(dispose.ReturnType, resources.Syntax);
    }

    private static IMethodSymbol? Method(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers(name))
            {
                if (member is IMethodSymbol { IsStatic: false, Parameters.IsEmpty: true } method)
                    return method;
            }
        }
        return null;
    }

    private void AddDeconstruction(DeconstructionInfo info, SyntaxNode cause)
    {
        _types.AddHidden(info.Method, cause);
        _types.AddHidden(info.Conversion?.MethodSymbol, cause);
        foreach (DeconstructionInfo nested in info.Nested)
            AddDeconstruction(nested, cause);
    }

    private void AddLocalFunction(IMethodSymbol function, LocalFunctionStatementSyntax syntax)
    {
        _types.Add(function.ReturnType, syntax.ReturnType);
        DeclarationReferences.AddParameters(function.Parameters, syntax.ParameterList, _types);
        DeclarationReferences.AddConstraints(function.TypeParameters, syntax.ConstraintClauses, _types);
        AddAsyncBuilder(function, syntax.ReturnType, _types);
    }

    private void AddAnonymousFunction(IAnonymousFunctionOperation function)
    {
        _types.Add(function.Symbol.ReturnType, (function.Syntax as ParenthesizedLambdaExpressionSyntax)?.ReturnType ?? function.Syntax);
        BaseParameterListSyntax? parameters = function.Syntax switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
            AnonymousMethodExpressionSyntax method => method.ParameterList,
            _ => null,
        };
        if (parameters is not null)
            DeclarationReferences.AddParameters(function.Symbol.Parameters, parameters, _types);
        else if (function.Syntax is SimpleLambdaExpressionSyntax simple)
            _types.Add(function.Symbol.Parameters[0].Type, simple.Parameter);
        AddAsyncBuilder(function.Symbol, function.Syntax, _types);
    }

    // The operand of nameof, and what has no operation of its own: stackalloc, calls through pointers.
    private void AddUnknown(IOperation operation)
    {
        if (operation.SemanticModel is not { } model)
            return;
        _types.Add(operation.Type, operation.Syntax);
        if (operation.Syntax is not ExpressionSyntax expression)
            return;
        _types.Add(model.GetTypeInfo(expression).Type, expression);
        foreach (SyntaxNode child in expression.ChildNodes())
        {
            if (child is TypeSyntax type)
                _types.Add(model.GetTypeInfo(type).Type, type);
        }
    }

    private void AddNames(SyntaxNode nameOf, SemanticModel? model)
    {
        if (model is null || nameOf is not InvocationExpressionSyntax { ArgumentList: { } arguments })
            return;
        foreach (SyntaxNode node in arguments.DescendantNodes())
        {
            if (node is not SimpleNameSyntax name)
                continue;
            SymbolInfo named = model.GetSymbolInfo(name);
            ISymbol? symbol = named.Symbol ?? (named.CandidateSymbols.IsEmpty ? null : named.CandidateSymbols[0]);
            if (symbol is ITypeSymbol type)
                _types.Add(type, name);
            else if (symbol is not INamespaceSymbol)
                _types.AddMember(symbol, name);
        }
    }

    // The type that an attribute of the runtime names first.
    private static ITypeSymbol? NamedBy(ISymbol symbol, string attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute && data.ConstructorArguments.Length > 0 && data.ConstructorArguments[0].Value is ITypeSymbol type)
                return type;
        }
        return null;
    }
}
