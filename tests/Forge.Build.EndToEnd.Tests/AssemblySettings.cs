using Microsoft.VisualStudio.TestTools.UnitTesting;

// Each test is mostly other processes; more of them than this only wait for each other.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
