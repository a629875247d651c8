package dev.backsight.checker.measure.subject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.Main;

/** Main classes of the benchmarks' own. */
public final class OwnMain {

    private OwnMain() {}

    /** Hands its arguments on to JMH and ends its JVM. */
    public static final class Exiting {
        private Exiting() {}

        public static void main(String[] args) throws Exception {
            Main.main(args);
            System.exit(0);
        }
    }

    /** Prints, and does not run JMH. */
    public static final class Idle {
        private Idle() {}

        public static void main(String[] args) {
            System.out.println("nothing to do: \u0007\u001b[31m" + args.length + " arguments");
        }
    }

    /** Runs one iteration more than it is told to. */
    public static final class Eager {
        private Eager() {}

        public static void main(String[] args) throws Exception {
            List<String> changed = new ArrayList<>(Arrays.asList(args));
            int value = changed.indexOf("-i") + 1;
            changed.set(value, Integer.toString(Integer.parseInt(changed.get(value)) + 1));
            Main.main(changed.toArray(new String[0]));
        }
    }

    /** Measures without the profiler that takes turns. */
    public static final class Unturned {
        private Unturned() {}

        public static void main(String[] args) throws Exception {
            List<String> changed = new ArrayList<>(Arrays.asList(args));
            int option = changed.indexOf("-prof");
            changed.subList(option, option + 2).clear();
            Main.main(changed.toArray(new String[0]));
        }
    }

    /** Hands its arguments on to JMH, and then again. */
    public static final class Repeating {
        private Repeating() {}

        public static void main(String[] args) throws Exception {
            Main.main(args);
            Main.main(args);
        }
    }

    /** Writes a report of its own over JMH's. */
    public static final class Reporting {
        private Reporting() {}

        public static void main(String[] args) throws Exception {
            Main.main(args);
            Path results = Path.of(args[Arrays.asList(args).indexOf("-rff") + 1]);
            Files.writeString(results, "all is well\n");
        }
    }
}
