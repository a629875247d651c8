package dev.backsight.workloads.memory;

import dev.backsight.workloads.Workload;

/** A matrix read against its grain. A unit: 128 rows of one column of a matrix of 2,048 rows of 16 KiB. */
public class ColumnSum extends Workload {

    static final int ROWS_OF_A_UNIT = 128;

    private static final int ROWS = 2_048;
    private static final int COLUMNS = 4_096;

    private final int[][] matrix = new int[ROWS][COLUMNS];

    public ColumnSum() {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                matrix[row][column] = element(row, column);
            }
        }
    }

    static int element(int row, int column) {
        return (row * 31) ^ (column * 7);
    }

    static int firstRow(long number) {
        return (int) (number * ROWS_OF_A_UNIT % ROWS);
    }

    static int column(long number) {
        return (int) (number * 17 % COLUMNS);
    }

    @Override
    protected long unit(long number) {
        long sum = 0;
        int column = column(number);
        int first = firstRow(number);
        for (int row = first; row < first + ROWS_OF_A_UNIT; row++) {
            sum += matrix[row][column];
        }
        return sum;
    }
}
