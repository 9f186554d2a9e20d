// BROKEN ON PURPOSE. The service answers in status codes, so only an endpoint can call it.
// Caught by layer "services": "A service may be called by a job or a test, where there is no HTTP."

using System.Net;
using Orders.Domain;

namespace Orders.Services;

/// <summary>How looking for an order went.</summary>
public static class OrderLookup
{
    /// <summary>The answer to whoever looked.</summary>
    public static int Answer(Order? order) => order is null ? (int)HttpStatusCode.NotFound : 200;
}
