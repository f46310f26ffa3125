using Microsoft.Extensions.Configuration;

namespace BriefingBot.IntegrationTests.Commands;

public sealed class SettingsFileTests
{
    /// <summary>A host that does not find the file starts without a word; so this is not left to luck.</summary>
    [Fact]
    public void The_settings_of_the_repository_lie_beside_the_tests()
    {
        var settings = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: false).Build();

        Assert.Equal("data/briefingbot.db", settings["Store:Connection"]);
    }

    [Fact]
    public void No_setting_says_where_to_listen() => // it would win over ASPNETCORE_URLS
        Assert.DoesNotContain(
            new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json").Build().AsEnumerable(),
            setting => setting.Key.StartsWith("Urls", StringComparison.OrdinalIgnoreCase) || setting.Key.StartsWith("Kestrel", StringComparison.OrdinalIgnoreCase));
}
