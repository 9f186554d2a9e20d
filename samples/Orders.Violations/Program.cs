// BROKEN ON PURPOSE. A route is mapped here, where nobody looks for it.
// Caught by layer "host": "Routes live in Web/, where they are found beside their handlers."

using Orders.Data;
using Orders.Services;
using Orders.Web;
using Orders.Web.Wire;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<OrderStore>();
builder.Services.AddSingleton<OrderService>();

WebApplication app = builder.Build();
app.MapGet("/health", () => new HealthResponse("ok"));
app.MapOrders();
app.Run();
