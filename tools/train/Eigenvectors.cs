namespace BriefingBot.Train;

/// <summary>The directions along which vectors differ most.</summary>
internal static class Eigenvectors
{
    private const int Sweeps = 60;
    private const double Small = 1e-10;

    /// <summary>The eigenvectors of a symmetric matrix, the one with the largest eigenvalue first (Jacobi's method).</summary>
    public static double[][] Of(double[][] symmetric)
    {
        var size = symmetric.Length;
        var matrix = symmetric.Select(row => row.ToArray()).ToArray();
        var vectors = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        for (var i = 0; i < size; i++)
        {
            vectors[i][i] = 1;
        }

        for (var sweep = 0; sweep < Sweeps && OffDiagonal(matrix) > Small * Trace(matrix); sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    Rotate(matrix, vectors, p, q);
                }
            }
        }

        return [.. Enumerable.Range(0, size).OrderByDescending(i => matrix[i][i]).Select(i => Enumerable.Range(0, size).Select(row => vectors[row][i]).ToArray()).Select(Signed)];
    }

    // of a vector and its opposite the one whose largest number is positive, so that the file is always the same
    private static double[] Signed(double[] vector) => vector.MaxBy(Math.Abs) < 0 ? [.. vector.Select(number => -number)] : vector;

    private static double OffDiagonal(double[][] matrix)
    {
        double sum = 0;
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = i + 1; j < matrix.Length; j++)
            {
                sum += Math.Abs(matrix[i][j]);
            }
        }

        return sum;
    }

    private static double Trace(double[][] matrix) => Enumerable.Range(0, matrix.Length).Sum(i => Math.Abs(matrix[i][i]));

    private static void Rotate(double[][] matrix, double[][] vectors, int p, int q)
    {
        if (Math.Abs(matrix[p][q]) < double.Epsilon)
        {
            return;
        }

        var theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        var tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        var size = matrix.Length;
        for (var i = 0; i < size; i++)
        {
            (matrix[i][p], matrix[i][q]) = ((cosine * matrix[i][p]) - (sine * matrix[i][q]), (sine * matrix[i][p]) + (cosine * matrix[i][q]));
        }

        for (var i = 0; i < size; i++)
        {
            (matrix[p][i], matrix[q][i]) = ((cosine * matrix[p][i]) - (sine * matrix[q][i]), (sine * matrix[p][i]) + (cosine * matrix[q][i]));
            (vectors[i][p], vectors[i][q]) = ((cosine * vectors[i][p]) - (sine * vectors[i][q]), (sine * vectors[i][p]) + (cosine * vectors[i][q]));
        }
    }
}
