// BROKEN ON PURPOSE. SQL is at home in this layer, but a customer called O'Hara breaks this statement, and worse.
// Caught by layer "data": "A value interpolated into SQL is an injection."

namespace Orders.Data;

/// <summary>Finds orders in a database.</summary>
public static class OrderSearch
{
    /// <summary>The statement that finds the orders of a customer.</summary>
    public static string ByCustomer(string customer) => $"SELECT id FROM orders WHERE customer = '{customer}'";
}
