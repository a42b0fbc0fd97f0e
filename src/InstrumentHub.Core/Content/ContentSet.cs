using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Core.Content;

/// <summary>Everything the content files say.</summary>
public sealed record ContentSet(
    IReadOnlyList<InstrumentRecord> Instruments,
    IReadOnlyList<ConceptScheme> Schemes,
    IReadOnlyList<CaseRecord> Cases,
    IReadOnlyList<PageRecord> Pages)
{
    /// <summary>Reads and checks a whole content folder. What is returned is only fit for use when there are no faults.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static (ContentSet Content, IReadOnlyList<ContentFault> Faults) ReadFolder(string root)
    {
        var (files, unread) = ContentFile.ReadFolder(root);
        var (content, faults) = Read(files);
        return (content, [.. unread, .. faults]);
    }

    /// <summary>Reads and checks files, and reports every fault of all of them, ordered by file and line.</summary>
    public static (ContentSet Content, IReadOnlyList<ContentFault> Faults) Read(IReadOnlyList<ContentFile> files)
    {
        var (faults, references) = (new List<ContentFault>(), new List<Reference>());
        var (instruments, schemes, cases, pages) = (new List<InstrumentRecord>(), new List<ConceptScheme>(), new List<CaseRecord>(), new List<PageRecord>());
        foreach (var file in files)
        {
            var (sink, found) = (new FaultSink(file.Path, faults), new ReferenceSink(file.Path, references));
            switch (file.Folder)
            {
                case "instruments": Keep(instruments, InstrumentReader.Read(file, sink, found)); break;
                case "vocabulary": Keep(schemes, VocabularyReader.Read(file, sink)); break;
                case "cases": Keep(cases, CaseReader.Read(file, sink, found)); break;
                case "pages": Keep(pages, PageReader.Read(file, sink, found)); break;
                default: sink.Add(1, $"'{file.Folder}' is not a folder of the catalogue."); break;
            }
        }
        var content = new ContentSet(instruments, schemes, cases, pages);
        CatalogueRules.Check(content, references, faults);
        return (content, [.. faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)]);

        static void Keep<T>(List<T> list, T? item) where T : class
        {
            if (item is not null) { list.Add(item); }
        }
    }
}
