package dev.backsight.workloads.cpu;

import dev.backsight.workloads.Workload;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Parsing by hand. A unit: one of 64 JSON documents of some 400 bytes, read to its end. */
public class ParseJson extends Workload {

    private static final int DOCUMENTS = 64;
    private static final int NUMBERS = 24;

    private final byte[][] documents = new byte[DOCUMENTS][];

    public ParseJson() {
        for (int i = 0; i < DOCUMENTS; i++) {
            documents[i] = document(i).getBytes(StandardCharsets.UTF_8);
        }
    }

    static String document(long number) {
        Random random = new Random(number % DOCUMENTS);
        StringBuilder json = new StringBuilder("{\"id\": ").append(100_000 + random.nextInt(900_000));
        json.append(", \"owner\": {\"name\": \"user").append(1_000 + random.nextInt(9_000));
        json.append("\", \"groups\": [\"readers\", \"writers\"]}, \"sizes\": [");
        for (int i = 0; i < NUMBERS; i++) {
            json.append(i == 0 ? "" : ", ").append(-50_000_000 - random.nextInt(50_000_000));
        }
        return json.append("], \"kept\": true, \"next\": null}").toString();
    }

    @Override
    protected long unit(long number) {
        return new JsonSum(documents[(int) (number % DOCUMENTS)]).sum();
    }
}
