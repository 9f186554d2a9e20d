using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using EndpointDefinition = FastEndpoints.EndpointDefinition;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>A program in this process, without a server: what the framework itself says of its endpoints.</summary>
internal static class RunningProgram
{
    private static readonly string Content = Directory.CreateTempSubdirectory("forge-endpoints-").FullName;

    /// <summary>The endpoints of a program, as <see cref="RouteLine"/> has them.</summary>
    /// <param name="image">Its assembly.</param>
    /// <param name="isShapeOpen">Whether body and answers are left out.</param>
    public static IReadOnlyList<string> Lines(byte[] image, bool isShapeOpen)
    {
        AssemblyLoadContext context = new("program", isCollectible: true);
        try
        {
            using MemoryStream stream = new(image);
            return Run(context.LoadFromStream(stream), isShapeOpen);
        }
        finally
        {
            context.Unload();
        }
    }

    private static List<string> Run(Assembly program, bool isShapeOpen)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = Content, EnvironmentName = "Production", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddRouting();
        IMvcBuilder mvc = builder.Services.AddControllers(options => options.Conventions.Add(new Described()));
        mvc.PartManager.ApplicationParts.Clear();
        mvc.AddApplicationPart(program);
        Invoke(program, "Services", builder.Services);
        WebApplication app = builder.Build();
        try
        {
            Invoke(program, "Map", app);
            // What a description is made of is what the pipeline would serve.
            app.UseRouting().UseEndpoints(_ => { });
            List<string> lines = new();
            foreach (RouteEndpoint endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
                lines.Add(Line(endpoint, app.Services, isShapeOpen));
            return lines;
        }
        finally
        {
            app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Invoke(Assembly program, string method, object argument)
    {
        if (program.GetType("P", throwOnError: true)!.GetMethod(method) is not { } found)
            return;
        try
        {
            found.Invoke(null, [argument]);
        }
        catch (TargetInvocationException e)
        {
            throw new InvalidOperationException(e.InnerException!.Message, e.InnerException);
        }
    }

    private static string Line(RouteEndpoint endpoint, IServiceProvider services, bool isShapeOpen)
    {
        IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        ControllerActionDescriptor? action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>();
        Dictionary<string, Type> fromRoute = action is not null ? FromRoute(action, endpoint) : FromRoute(endpoint, services);
        IEnumerable<(string, string?, bool)> parameters = endpoint.RoutePattern.Parameters.Select(parameter => (parameter.Name,
            fromRoute.TryGetValue(parameter.Name, out Type? type) ? RouteLine.Of(type) : null, parameter.IsOptional || parameter.Default is not null));
        string request = isShapeOpen ? RouteLine.Open : action is not null ? Body(action) : Body(endpoint);
        return RouteLine.Of(methods.Select(method => method.ToUpperInvariant()), RouteLine.Normal(endpoint.RoutePattern.RawText), parameters, request,
            isShapeOpen ? null : action is not null ? Answers(action, services) : Answers(endpoint));
    }

    private static Dictionary<string, Type> FromRoute(ControllerActionDescriptor action, RouteEndpoint endpoint)
    {
        Dictionary<string, Type> types = new(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in action.Parameters)
        {
            string name = parameter.BindingInfo?.BinderModelName ?? parameter.Name;
            if (parameter.BindingInfo?.BindingSource is not { } source || source == BindingSource.Path)
            {
                if (endpoint.RoutePattern.GetParameter(name) is not null)
                    types[name] = parameter.ParameterType;
            }
        }
        return types;
    }

    // What a minimal API takes from the route is said by the description that the framework makes for OpenAPI.
    private static Dictionary<string, Type> FromRoute(RouteEndpoint endpoint, IServiceProvider services)
    {
        Dictionary<string, Type> types = new(StringComparer.OrdinalIgnoreCase);
        if (endpoint.Metadata.GetMetadata<EndpointDefinition>() is { } definition)
            return definition.ReqDtoType.GetProperties().ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        MethodInfo? method = endpoint.Metadata.GetMetadata<MethodInfo>();
        ApiDescription? description = services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .FirstOrDefault(candidate => candidate.RelativePath == endpoint.RoutePattern.RawText?.TrimStart('/') && candidate.ActionDescriptor.EndpointMetadata.Contains(method!));
        foreach (ApiParameterDescription parameter in description?.ParameterDescriptions.Where(parameter => parameter.Source == BindingSource.Path) ?? [])
        {
            if (parameter.ParameterDescriptor is { } descriptor)
                types[parameter.Name] = descriptor.ParameterType;
        }
        return types;
    }

    private static string Body(ControllerActionDescriptor action)
        => action.Parameters.FirstOrDefault(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Body) is { } body ? RouteLine.Of(body.ParameterType) : "";

    private static string Body(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts)
        {
            // FastEndpoints makes a request's type of what comes from everywhere.
            if (endpoint.Metadata.GetMetadata<EndpointDefinition>() is not null && accepts.ContentTypes.Contains("*/*"))
                return accepts.ContentTypes.Count == 1 ? "" : RouteLine.Open;
            return accepts.RequestType is { } type && !accepts.ContentTypes.Any(content => content.Contains("form", StringComparison.Ordinal)) ? RouteLine.Of(type) : RouteLine.Open;
        }
        return endpoint.Metadata.GetMetadata<MethodInfo>() is null ? RouteLine.Open : "";
    }

    private static IEnumerable<(int, string)> Answers(ControllerActionDescriptor action, IServiceProvider services)
        => services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .FirstOrDefault(description => description.ActionDescriptor.Id == action.Id)?.SupportedResponseTypes.Where(response => !response.IsDefaultResponse)
            .Select(response => (response.StatusCode, Name(response.Type))) ?? [];

    private static IEnumerable<(int, string)> Answers(RouteEndpoint endpoint)
    {
        SortedDictionary<int, string> answers = new();
        foreach (object metadata in endpoint.Metadata)
        {
            if (metadata is IProducesResponseTypeMetadata produces)
                answers[produces.StatusCode] = Name(produces.Type);
            else if (metadata is IApiResponseMetadataProvider provider)
                answers[provider.StatusCode] = Name(provider.Type);
        }
        Type? returned = endpoint.Metadata.GetMetadata<MethodInfo>()?.ReturnType;
        if (returned is not null && (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask)))
            answers.TryAdd(200, "");
        return answers.Select(answer => (answer.Key, answer.Value));
    }

    private static string Name(Type? type) => type is null || type == typeof(void) ? "" : RouteLine.Of(type);

    // Without [ApiController] the framework describes an action only where it is asked to.
    private sealed class Described : IApplicationModelConvention
    {
        public void Apply(ApplicationModel application) => application.ApiExplorer.IsVisible = true;
    }
}
