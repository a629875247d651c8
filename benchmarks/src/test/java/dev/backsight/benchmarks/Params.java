package dev.backsight.benchmarks;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/** The values JMH will give a parameter, so that a test goes through all of them and no other. */
public final class Params {

    private Params() {}

    public static List<String> of(Class<?> benchmark, String field) {
        try {
            Field declared = benchmark.getDeclaredField(field);
            Object[] constants = declared.getType().getEnumConstants();
            String[] values = declared.getAnnotation(Param.class).value();
            // JMH takes all constants of an enum where the annotation names none.
            return constants == null || !values[0].equals(Param.BLANK_ARGS)
                    ? List.of(values)
                    : Arrays.stream(constants).map(Object::toString).toList();
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(benchmark + " has no parameter " + field, e);
        }
    }
}
