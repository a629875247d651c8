package dev.backsight.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * Runs a case in this JVM with as much extra work as asked for. Its classes are loaded anew each time, since they read
 * the property once and for all.
 */
public final class InProcess implements AutoCloseable {

    private static final int OPERATIONS = 2;

    private final URLClassLoader loader;
    private final Object workload;

    private InProcess(URLClassLoader loader, Object workload) {
        this.loader = loader;
        this.workload = workload;
    }

    public static InProcess load(Class<? extends Workload> type, int extra, Path data)
            throws ReflectiveOperationException {
        String work = System.setProperty(ExtraWork.PROPERTY, Integer.toString(extra));
        String directory = System.setProperty("backsight.dir", data.toString());
        try {
            URL[] classes = {type.getProtectionDomain().getCodeSource().getLocation()};
            // JMH's annotations are not found here, and not missed.
            URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
            Object workload = loader.loadClass(type.getName()).getConstructor().newInstance();
            InProcess loaded = new InProcess(loader, workload);
            loaded.callIfThere("open");
            return loaded;
        } finally {
            restore(ExtraWork.PROPERTY, work);
            restore("backsight.dir", directory);
        }
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    public long run() throws ReflectiveOperationException {
        return (long) workload.getClass().getMethod("run").invoke(workload);
    }

    public long done() throws ReflectiveOperationException {
        return (long) workload.getClass().getMethod("done").invoke(workload);
    }

    private void callIfThere(String method) throws IllegalAccessException, InvocationTargetException {
        try {
            workload.getClass().getMethod(method).invoke(workload);
        } catch (NoSuchMethodException e) {
            // Only cases on disk have something to open and to close.
        }
    }

    @Override
    public void close() throws IOException, ReflectiveOperationException {
        callIfThere("close");
        loader.close();
    }

    /** @param oracle gives one that says what a unit of which number gives, asked in the order of numbers */
    public static void requireRight(Class<? extends Workload> type, Supplier<LongUnaryOperator> oracle, Path data)
            throws IOException, ReflectiveOperationException {
        for (int extra : new int[] {0, 1, 7, 100}) {
            LongUnaryOperator naive = oracle.get();
            try (InProcess loaded = load(type, extra, data)) {
                int units = Workload.UNITS * (100 + extra) / 100;
                for (int operation = 0; operation < OPERATIONS; operation++) {
                    long expected = 0;
                    for (int unit = 0; unit < units; unit++) {
                        expected = 31 * expected + naive.applyAsLong((long) operation * units + unit);
                    }
                    assertThat(loaded.run())
                            .as("%s, %d %% extra, operation %d", type.getSimpleName(), extra, operation)
                            .isEqualTo(expected);
                }
                assertThat(loaded.done()).isEqualTo((long) OPERATIONS * units);
            }
        }
    }
}
