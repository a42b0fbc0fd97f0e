using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace InstrumentHub.IntegrationTests.Web;

/// <summary>What a method touches, read from its compiled code and that of everything of ours it calls: a question no attribute can answer.</summary>
internal sealed class Reach
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private readonly HashSet<MethodBase> _methods = [];
    private readonly HashSet<FieldInfo> _fields = [];

    private Reach()
    {
    }

    public static Reach Of(MethodInfo start)
    {
        var reach = new Reach();
        var waiting = new Stack<MethodBase>([start]);
        while (waiting.TryPop(out var method))
        {
            if (!reach._methods.Add(method) || method.DeclaringType?.Assembly.GetName().Name?.StartsWith("InstrumentHub.", StringComparison.Ordinal) != true) { continue; }
            // An async method and an iterator have their code in a class of their own.
            if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
            {
                foreach (var step in machine.StateMachineType.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)) { waiting.Push(step); }
            }
            foreach (var member in Members(method))
            {
                if (member is FieldInfo field) { reach._fields.Add(field); }
                else if (member is MethodBase called) { waiting.Push(called); }
            }
        }
        return reach;
    }

    public bool Reads(string type, string field) => _fields.Any(f => f.DeclaringType?.Name == type && f.Name == field);

    public bool Calls(string type, string method) => _methods.Any(m => m.DeclaringType?.Name == type && m.Name == method);

    private static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) { yield break; }
        var (types, parameters) = (method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var operation = Codes[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok && method.Module.ResolveMember(BitConverter.ToInt32(code, at), types, parameters) is { } member)
            {
                yield return member;
            }
            at += OperandSize(operation.OperandType, code, at);
        }
    }

    private static int OperandSize(OperandType kind, byte[] code, int at) => kind switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
