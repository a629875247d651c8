package dev.backsight.turnstile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a main class of the benchmarks' own, which hands its arguments on to JMH. */
final class MainRun {

    private MainRun() {}

    /** Returns the exit code; does not return where main calls {@link System#exit}. */
    static int run(String mainClass, Map<String, String> params, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        for (Map.Entry<String, String> param : params.entrySet()) {
            if (param.getValue().indexOf(',') >= 0) {
                System.err.println("the value \"" + param.getValue() + "\" of param " + param.getKey()
                        + " holds a comma, at which JMH would split it; only " + Wire.JMH_MAIN
                        + " can be given such values, not " + mainClass);
                return 1;
            }
            all.add("-p");
            all.add(param.getKey() + "=" + param.getValue());
        }
        try {
            Method main = Class.forName(mainClass).getMethod("main", String[].class);
            // The class itself need not be public.
            main.setAccessible(true);
            main.invoke(null, (Object) all.toArray(new String[0]));
            return 0;
        } catch (InvocationTargetException e) {
            e.printStackTrace(System.err);
        } catch (ReflectiveOperationException | LinkageError e) {
            System.err.println(mainClass + " cannot be run: " + e);
        }
        return 1;
    }
}
