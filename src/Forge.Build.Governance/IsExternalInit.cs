#if !NET
namespace System.Runtime.CompilerServices;

// The compiler asks for this type when it meets `init` and `record`; .NET Standard 2.0 lacks it.
internal static class IsExternalInit
{
}
#endif
