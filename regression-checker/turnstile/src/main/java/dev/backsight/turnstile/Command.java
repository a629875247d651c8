package dev.backsight.turnstile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a host is told to run. */
public final class Command {

    private static final int FIXED_FIELDS = 4;

    private final int number;
    private final String fence;
    private final String classPath;
    private final Map<String, String> params;
    private final List<String> arguments;

    /**
     * @param number told again when the command has ended
     * @param fence printed on a line of its own when the command has ended, so that a reader of standard output knows
     *     that it has seen all of the command's
     * @param classPath of the forks
     * @param params values of the benchmark's {@code @Param}s
     * @param arguments of JMH
     */
    public Command(int number, String fence, String classPath, Map<String, String> params, List<String> arguments) {
        this.number = number;
        this.fence = fence;
        this.classPath = classPath;
        this.params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        this.arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    }

    /** @throws IllegalArgumentException when the line is not what {@link #line} makes */
    static Command parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length < FIXED_FIELDS) {
            throw new IllegalArgumentException("not a command: " + line);
        }
        int arguments = FIXED_FIELDS + Integer.parseInt(fields[3]);
        Map<String, String> params = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        for (int i = FIXED_FIELDS; i < fields.length; i++) {
            String field = Wire.decode(fields[i]);
            if (i < arguments) {
                int equals = field.indexOf('=');
                params.put(field.substring(0, equals), field.substring(equals + 1));
            } else {
                rest.add(field);
            }
        }
        return new Command(Integer.parseInt(fields[0]), Wire.decode(fields[1]), Wire.decode(fields[2]), params, rest);
    }

    /** As it is sent, without the line's end. */
    public String line() {
        StringBuilder line = new StringBuilder();
        line.append(number).append('\t').append(Wire.encode(fence));
        line.append('\t').append(Wire.encode(classPath)).append('\t').append(params.size());
        params.forEach((name, value) -> line.append('\t').append(Wire.encode(name + "=" + value)));
        arguments.forEach(argument -> line.append('\t').append(Wire.encode(argument)));
        return line.toString();
    }

    int number() {
        return number;
    }

    String fence() {
        return fence;
    }

    String classPath() {
        return classPath;
    }

    Map<String, String> params() {
        return params;
    }

    List<String> arguments() {
        return arguments;
    }
}
