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

    /// <summary>Adds what <see cref="MapWeb"/> needs besides the stores, the clock, the answerer, the gazetteer and the <see cref="LinkKey"/>.</summary>
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

        services.AddSingleton<LinkSigner>().AddSingleton<Links>().AddSingleton<ReadinessState>().AddSingleton<AccessRule>();
        services.AddSingleton<HtmlRenderer>().AddSingleton<ConsolePage>().AddSingleton<ReaderPage>().AddSingleton<ExampleQuestions>().AddSingleton<SubscriptionPreviewPart>().AddSingleton<SubscriptionsPage>().AddSingleton<DeliveriesPage>().AddSingleton<FlagForm>().AddSingleton<StatementPage>().AddSingleton<ReviewPage>()
            .AddSingleton<BriefingItemPart>().AddSingleton<TimelinePart>().AddSingleton<BriefingPage>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "briefingbot-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, LinkAuthentication>(LinkAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorization();
        services.AddApiDocument();
        services.AddHealthChecks().AddCheck<StoreHealth>("store", timeout: StorePatience);
        return services;
    }

    /// <summary>Maps the routes; every one but health, the description of the API and the assets asks who is calling.</summary>
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
        app.MapApiDocument();

        var known = app.MapGroup(string.Empty)
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(CallerAuthentication.SchemeName).RequireAuthenticatedUser());
        known.MapGet("/", PageEndpoints.ConsoleAsync);
        known.MapReading();
        known.MapArticles();
        known.MapSubscriptions();
        known.MapDeliveries();
        known.MapEditing();
        known.MapFlags();

        // what links in chat lead to; who opens one has no key
        var linked = app.MapGroup(string.Empty)
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(CallerAuthentication.SchemeName, LinkAuthentication.SchemeName).RequireAuthenticatedUser());
        linked.MapGet("/articles/{**id}", PageEndpoints.ReaderAsync);
        linked.MapGet("/briefings/{subscription}/{occasion}", BriefingEndpoints.ShowAsync);
        foreach (var asset in new[] { Asset.Style, Asset.Icon }) // they say nothing, and those pages need them
        {
            app.MapGet("/assets/" + asset.Name, (HttpResponse response) => PageEndpoints.Serve(asset, response));
        }
    }
}
