using System.Data.Common;
using Orders.Data;
using Orders.Services;
using Orders.Web.Endpoints;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<OrderService>();

// Register the DbDataSource of any ADO.NET provider and orders are kept in its database. Without one they live in memory.
builder.Services.AddSingleton<IOrderRepository>(services =>
    services.GetService<DbDataSource>() is { } database ? new SqlOrderRepository(database) : new InMemoryOrderRepository());

WebApplication app = builder.Build();
app.MapHealth();
app.MapOrders();
app.Run();
