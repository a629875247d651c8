package dev.backsight.workloads.allocation;

import dev.backsight.workloads.Workload;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Objects written as bytes. A unit: 32 numbers and a name through a stream into an array that grows. */
public class EncodeRecord extends Workload {

    static final int NUMBERS = 32;
    static final String NAME = "benchmarks/content";

    static long element(long number, int index) {
        return scattered(number) + index;
    }

    @Override
    protected long unit(long number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(NAME);
        for (int i = 0; i < NUMBERS; i++) {
            out.writeLong(element(number, i));
        }
        return Arrays.hashCode(bytes.toByteArray());
    }
}
