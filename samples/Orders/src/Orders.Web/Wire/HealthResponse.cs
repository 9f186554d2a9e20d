namespace Orders.Web.Wire;

/// <summary>Whether the process answers.</summary>
public sealed record HealthResponse(string Status);
