using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web;

/// <summary>The console, the reader, REST and health.</summary>
internal static class WebEndpoints
{
    // a question of the longest length in an alphabet that takes nine characters a letter in an address
    private const int LongestRequestLine = 32 * 1024;

    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(5);

    /// <summary>Adds what <see cref="MapWeb"/> needs besides the store, the clock, the answerer and the gazetteer.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddOptions<WebOptions>().Bind(configuration.GetSection("Web")).ValidateOnStart();
        services.AddOptions<ApiOptions>().Configure(options => options.Keys = ApiOptions.ReadKeys(configuration)).ValidateOnStart();
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        });

        services.AddSingleton<Links>().AddSingleton<ReadinessState>().AddSingleton<AccessRule>();
        services.AddSingleton<HtmlRenderer>().AddSingleton<ConsolePage>().AddSingleton<ReaderPage>().AddSingleton<ExampleQuestions>().AddSingleton<SubscriptionPreviewPart>().AddSingleton<SubscriptionsPage>().AddSingleton<FlagForm>().AddSingleton<StatementPage>().AddSingleton<ReviewPage>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "briefingbot-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorization();
        services.AddHealthChecks().AddCheck<StoreHealth>("store", timeout: StorePatience);
        return services;
    }

    /// <summary>Maps the routes; every one but health asks who is calling.</summary>
    public static void MapWeb(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = PageEndpoints.FailAsync });
        app.Use((context, next) =>
        {
            SecurityHeaders.Apply(context.Response);
            return next(context);
        });

        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");

        var known = app.MapGroup(string.Empty)
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(CallerAuthentication.SchemeName).RequireAuthenticatedUser());
        known.MapGet("/", PageEndpoints.ConsoleAsync);
        known.MapGet("/articles/{**id}", PageEndpoints.ReaderAsync);
        known.MapGet("/api/ask", ApiEndpoints.AskAsync);
        known.MapGet("/api/statements", ApiEndpoints.StatementsAsync);
        known.MapGet("/api/briefing", ApiEndpoints.BriefingAsync);
        known.MapSubscriptions();
        known.MapEditing();
        known.MapFlags();
        foreach (var asset in new[] { Asset.Style, Asset.Icon })
        {
            known.MapGet("/assets/" + asset.Name, (HttpResponse response) => PageEndpoints.Serve(asset, response));
        }
    }
}
