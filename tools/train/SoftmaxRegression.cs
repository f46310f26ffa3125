namespace BriefingBot.Train;

/// <summary>Multinomial logistic regression with a price on large weights, solved by Nesterov's gradient descent: the same rows always give the same weights.</summary>
internal static class SoftmaxRegression
{
    private const int Rounds = 1500;
    private const int PowerRounds = 60;
    private const double Done = 1e-4;

    /// <summary>Learns.</summary>
    /// <param name="rows">The observations, in units.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="count">How many labels there are.</param>
    /// <param name="price">What half the sum of squared weights costs, against the sum of the rows' log losses.</param>
    /// <returns>By label the weight of each column, and of a last one that is always 1 and costs nothing.</returns>
    public static double[][] Learn(double[][] rows, int[] labels, int count, double price)
    {
        var places = rows.Select(row => Enumerable.Range(0, row.Length).Where(i => row[i] != 0).ToArray()).ToArray();
        var width = rows[0].Length + 1;
        var step = 1 / ((0.5 * Largest(rows, places)) + price);
        var weights = new double[count * width];
        var ahead = new double[count * width];
        for (var round = 1; round <= Rounds; round++)
        {
            var slope = Slope(rows, places, labels, ahead, count, width, price);
            var next = new double[weights.Length];
            var moved = 0.0;
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = ahead[i] - (step * slope[i]);
                moved = Math.Max(moved, Math.Abs(next[i] - weights[i]));
                ahead[i] = next[i] + ((round - 1.0) / (round + 2.0) * (next[i] - weights[i]));
            }

            weights = next;
            if (moved < Done / 100)
            {
                break;
            }
        }

        return [.. weights.Chunk(width)];
    }

    private static double[] Slope(double[][] rows, int[][] places, int[] labels, double[] weights, int count, int width, double price)
    {
        // in a fixed number of parts, so that the sums are the same on every machine
        const int Parts = 8;
        var parts = Enumerable.Range(0, Parts).AsParallel().AsOrdered().Select(part =>
        {
            var slope = new double[weights.Length];
            var chances = new double[count];
            for (var at = part; at < rows.Length; at += Parts)
            {
                Chances(rows[at], places[at], weights, width, chances);
                for (var label = 0; label < count; label++)
                {
                    var error = chances[label] - (labels[at] == label ? 1 : 0);
                    var first = label * width;
                    foreach (var i in places[at])
                    {
                        slope[first + i] += error * rows[at][i];
                    }

                    slope[first + width - 1] += error;
                }
            }

            return slope;
        }).ToArray();

        var sum = new double[weights.Length];
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = parts.Sum(part => part[i]) + (i % width == width - 1 ? 0 : price * weights[i]);
        }

        return sum;
    }

    private static void Chances(double[] row, int[] places, double[] weights, int width, double[] chances)
    {
        for (var label = 0; label < chances.Length; label++)
        {
            var first = label * width;
            var sum = weights[first + width - 1];
            foreach (var i in places)
            {
                sum += weights[first + i] * row[i];
            }

            chances[label] = sum;
        }

        var most = chances.Max();
        var total = 0.0;
        for (var label = 0; label < chances.Length; label++)
        {
            chances[label] = Math.Exp(chances[label] - most);
            total += chances[label];
        }

        for (var label = 0; label < chances.Length; label++)
        {
            chances[label] /= total;
        }
    }

    // the largest eigenvalue of the rows' products: how steep the slope can be
    private static double Largest(double[][] rows, int[][] places)
    {
        var vector = Enumerable.Repeat(1.0, rows[0].Length + 1).ToArray();
        var value = 1.0;
        for (var round = 0; round < PowerRounds; round++)
        {
            var next = new double[vector.Length];
            for (var at = 0; at < rows.Length; at++)
            {
                var dot = vector[^1] + places[at].Sum(i => rows[at][i] * vector[i]);
                foreach (var i in places[at])
                {
                    next[i] += dot * rows[at][i];
                }

                next[^1] += dot;
            }

            value = Math.Sqrt(next.Sum(number => number * number));
            vector = [.. next.Select(number => number / value)];
        }

        return value * 1.05;
    }
}
