using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>Keeps what was logged as an error.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) { _lines.Enqueue($"{formatter(state, exception)} {exception?.GetBaseException().Message}"); }
    }

    public void Dispose()
    {
    }
}
