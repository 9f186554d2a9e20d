// BROKEN ON PURPOSE. A service writes SQL.
// Caught by layer "outside-data": "SQL is written in Data, so that a new column is a change of one folder."

namespace Orders.Services;

/// <summary>How many orders each customer placed.</summary>
public static class OrderReport
{
    // The rule looks in strings only, so this line is not reported: SELECT customer, COUNT(*) FROM orders
    /// <summary>The statement behind the report.</summary>
    public const string Statement = "SELECT customer, COUNT(*) FROM orders GROUP BY customer";
}
