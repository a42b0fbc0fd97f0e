namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Something that a node does once at its start, when the database is up to date and the catalogue is loaded, and before it listens. Several nodes may do
/// so at once. An exception that is not the database's stops the start.
/// </summary>
public interface IStartStep
{
    Task RunAsync(CancellationToken cancel);
}
