using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>
/// Which types of another assembly the types of a compiled one refer to, as its metadata has it: tokens in instructions and signatures, bases, constraints, attributes and what
/// these name in text. What the compiler made for a type, as a closure, is the type's.
/// </summary>
internal sealed partial class MetadataEdges
{
    /// <summary>Where what belongs to no type is counted.</summary>
    public const string OfTheAssembly = "<assembly>";

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly SortedSet<string> _edges = new(StringComparer.Ordinal);
    private readonly MetadataReader _reader;
    private readonly PEReader _image;
    private readonly string _target;
    private readonly Types _types;
    private string _from = "";

    private MetadataEdges(PEReader image, string target)
    {
        _image = image;
        _reader = image.GetMetadataReader();
        _target = target;
        _types = new Types(this);
    }

    /// <summary>All edges, <c>User -> Outer.Inner</c>, without namespaces.</summary>
    /// <param name="assembly">The compiled assembly.</param>
    /// <param name="target">The other's name, which is its one namespace too.</param>
    public static IReadOnlyCollection<string> Of(ImmutableArray<byte> assembly, string target)
    {
        using PEReader image = new(assembly);
        MetadataEdges edges = new(image, target);
        edges.ReadAll();
        return edges._edges;
    }

    private void ReadAll()
    {
        _from = OfTheAssembly;
        ReadAttributes(_reader.GetAssemblyDefinition().GetCustomAttributes());
        ReadAttributes(_reader.GetModuleDefinition().GetCustomAttributes());
        foreach (ExportedTypeHandle handle in _reader.ExportedTypes)
            Add(_reader.GetString(_reader.GetExportedType(handle).Name));
        foreach (TypeDefinitionHandle handle in _reader.TypeDefinitions)
        {
            _from = OutermostOf(handle);
            if (!_from.StartsWith('<'))
                ReadType(handle, _reader.GetTypeDefinition(handle));
        }
    }

    private string OutermostOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _reader.GetTypeDefinition(handle);
        return type.GetDeclaringType().IsNil ? Plain(_reader.GetString(type.Name)) : OutermostOf(type.GetDeclaringType());
    }

    private void ReadType(TypeDefinitionHandle handle, TypeDefinition type)
    {
        Read(type.BaseType);
        ReadAttributes(type.GetCustomAttributes());
        ReadGenerics(type.GetGenericParameters());
        foreach (InterfaceImplementationHandle implementation in type.GetInterfaceImplementations())
        {
            Read(_reader.GetInterfaceImplementation(implementation).Interface);
            ReadAttributes(_reader.GetInterfaceImplementation(implementation).GetCustomAttributes());
        }
        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            _reader.GetFieldDefinition(field).DecodeSignature(_types, null);
            ReadAttributes(_reader.GetFieldDefinition(field).GetCustomAttributes());
        }
        foreach (PropertyDefinitionHandle property in type.GetProperties())
        {
            _reader.GetPropertyDefinition(property).DecodeSignature(_types, null);
            ReadAttributes(_reader.GetPropertyDefinition(property).GetCustomAttributes());
        }
        foreach (EventDefinitionHandle @event in type.GetEvents())
        {
            Read(_reader.GetEventDefinition(@event).Type);
            ReadAttributes(_reader.GetEventDefinition(@event).GetCustomAttributes());
        }
        foreach (MethodImplementationHandle implementation in type.GetMethodImplementations())
            Read(_reader.GetMethodImplementation(implementation).MethodDeclaration);
        foreach (MethodDefinitionHandle method in type.GetMethods())
            ReadMethod(_reader.GetMethodDefinition(method));
    }

    private void ReadMethod(MethodDefinition method)
    {
        method.DecodeSignature(_types, null);
        ReadAttributes(method.GetCustomAttributes());
        ReadGenerics(method.GetGenericParameters());
        foreach (ParameterHandle parameter in method.GetParameters())
            ReadAttributes(_reader.GetParameter(parameter).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
            return;
        MethodBodyBlock body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            Read(body.LocalSignature);
        foreach (ExceptionRegion region in body.ExceptionRegions)
            Read(region.CatchType);
        ReadInstructions(body.GetILReader());
    }

    private void ReadInstructions(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            int first = il.ReadByte();
            OpCode code = OpCodes[first == 0xFE ? unchecked((short)(0xFE00 | il.ReadByte())) : (short)first];
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineSig or OperandType.InlineTok or OperandType.InlineType:
                    Read(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.ReadByte();
                    break;
                case OperandType.InlineVar:
                    il.ReadInt16();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.ReadInt64();
                    break;
                case OperandType.InlineSwitch:
                    il.Offset += 4 * il.ReadInt32();
                    break;
                default:
                    il.ReadInt32();
                    break;
            }
        }
    }

    private void Read(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                _types.GetTypeFromReference(_reader, (TypeReferenceHandle)handle, 0);
                break;
            case HandleKind.TypeSpecification:
                _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_types, null);
                break;
            case HandleKind.MemberReference:
                MemberReference member = _reader.GetMemberReference((MemberReferenceHandle)handle);
                Read(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Field)
                    member.DecodeFieldSignature(_types, null);
                else
                    member.DecodeMethodSignature(_types, null);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification specification = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Read(specification.Method);
                specification.DecodeSignature(_types, null);
                break;
            case HandleKind.StandaloneSignature:
                StandaloneSignature signature = _reader.GetStandaloneSignature((StandaloneSignatureHandle)handle);
                if (signature.GetKind() == StandaloneSignatureKind.Method)
                    signature.DecodeMethodSignature(_types, null);
                else
                    signature.DecodeLocalSignature(_types, null);
                break;
        }
    }

    private void ReadGenerics(GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterHandle handle in parameters)
        {
            GenericParameter parameter = _reader.GetGenericParameter(handle);
            ReadAttributes(parameter.GetCustomAttributes());
            foreach (GenericParameterConstraintHandle constraint in parameter.GetConstraints())
                Read(_reader.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void ReadAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            CustomAttribute attribute = _reader.GetCustomAttribute(handle);
            Read(attribute.Constructor);
            CustomAttributeValue<string> value = attribute.DecodeValue(_types);
            foreach (object? argument in value.FixedArguments.Select(argument => argument.Value).Concat(value.NamedArguments.Select(argument => argument.Value)))
                ReadValue(argument);
        }
    }

    private void ReadValue(object? value)
    {
        if (value is string text)
            ReadText(text);
        else if (value is ImmutableArray<CustomAttributeTypedArgument<string>> items)
            items.ToList().ForEach(item => ReadValue(item.Value));
    }

    // A type in an attribute is text, with an assembly's name where it is of another one.
    private void ReadText(string text)
    {
        if (!text.Contains(_target + ",", StringComparison.Ordinal))
            return;
        foreach (Match match in TypeInText().Matches(text))
        {
            if (match.Groups["namespace"].Value == _target)
                AddPath(match.Groups["type"].Value.Split('+').Select(Plain).ToArray());
        }
    }

    [GeneratedRegex(@"(?<namespace>Layer\.[A-Z])\.(?<type>[\w`+]+)", RegexOptions.CultureInvariant)]
    private static partial Regex TypeInText();

    private void AddPath(string[] names)
    {
        for (int i = 1; i <= names.Length; i++)
            Add(string.Join('.', names.Take(i)));
    }

    private void Add(string type) => _edges.Add(_from + " -> " + type);

    private static string Plain(string name) => name.IndexOf('`') is var tick and > 0 ? name[..tick] : name;

    // A type is its name here; what is asked for is counted.
    private sealed class Types(MetadataEdges edges) : ISignatureTypeProvider<string, object?>, ICustomAttributeTypeProvider<string>
    {
        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            List<string> names = new();
            TypeReference type = reader.GetTypeReference(handle);
            names.Insert(0, Plain(reader.GetString(type.Name)));
            string space = reader.GetString(type.Namespace);
            while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            {
                type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
                names.Insert(0, Plain(reader.GetString(type.Name)));
                space = reader.GetString(type.Namespace);
            }
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == edges._target)
            {
                edges.AddPath([.. names]);
            }
            return space + "." + string.Join('+', names);
        }

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

        public string GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind)
            => reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public string GetTypeFromSerializedName(string name)
        {
            edges.ReadText(name);
            return name;
        }

        public bool IsSystemType(string type) => type == "System.Type";

        public string GetSystemType() => "System.Type";

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

        public string GetSZArrayType(string elementType) => elementType;

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetGenericMethodParameter(object? genericContext, int index) => "";

        public string GetGenericTypeParameter(object? genericContext, int index) => "";

        public string GetFunctionPointerType(MethodSignature<string> signature) => "";
    }
}
