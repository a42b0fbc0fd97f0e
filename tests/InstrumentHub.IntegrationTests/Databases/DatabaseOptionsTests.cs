using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentHub.IntegrationTests.Databases;

/// <summary>A wrong database stops the start, with a message that says what would be right.</summary>
public sealed class DatabaseOptionsTests
{
    [Theory]
    [InlineData("Oracle", "Server=x", "'Oracle' is no kind of database that this build has.")]
#if SQLSERVER
    [InlineData("SqlServer", "", "ConnectionStrings:InstrumentHub is empty.")]
#else
    [InlineData("SqlServer", "Server=x", "Build with -p:SqlServer=true")]
#endif
    public void A_database_that_cannot_be_is_told_at_the_start(string provider, string connectionString, string sentence)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(provider, connectionString));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PostgreSql", "")]
    [InlineData("postgresql", "Host=x")]
#if SQLSERVER
    [InlineData("SqlServer", "Server=x")]
#endif
    public void A_database_that_the_build_has_is_taken(string provider, string connectionString) =>
        Assert.Equal(provider, Read(provider, connectionString).Provider);

    private static DatabaseOptions Read(string provider, string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["ConnectionStrings:InstrumentHub"] = connectionString,
        }).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddDatabase().BuildServiceProvider();
        return services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
    }
}
