using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace InstrumentHub.Core.Content;

/// <summary>Reads one YAML document from an untrusted file.</summary>
internal static class YamlText
{
    /// <summary>Deeper nesting than any record needs; the representation model is built by recursion, so this also guards the stack.</summary>
    private const int MaxDepth = 16;

    public static YamlMappingNode? Read(string yaml, FaultSink faults)
    {
        try
        {
            if (!IsPlain(yaml, faults)) { return null; }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) { return root; }
            faults.Add(1, "Expected one set of 'key: value' lines.");
        }
        catch (YamlException error)
        {
            faults.Add((int)error.Start.Line, "YAML: " + (error.InnerException?.Message ?? error.Message));
        }
        return null;
    }

    /// <summary>
    /// Refuses what the format has no use for and an attacker has: aliases (a few lines that expand to gigabytes), tags (which name types) and
    /// deep nesting.
    /// </summary>
    private static bool IsPlain(string yaml, FaultSink faults)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            var refusal = parser.Current switch
            {
                AnchorAlias => "YAML aliases (*name) are not allowed.",
                NodeEvent { Anchor.IsEmpty: false } => "YAML anchors (&name) are not allowed.",
                NodeEvent { Tag.IsEmpty: false } => "YAML tags (!name) are not allowed.",
                // The stream and the document are levels of their own.
                _ when depth > MaxDepth + 2 => $"The YAML is nested more than {MaxDepth} levels deep.",
                _ => null,
            };
            if (refusal is not null)
            {
                faults.Add((int)parser.Current.Start.Line, refusal);
                return false;
            }
        }
        return true;
    }
}
