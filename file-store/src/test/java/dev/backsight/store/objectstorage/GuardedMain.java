package dev.backsight.store.objectstorage;

import java.io.IOException;
import java.util.Arrays;

/** Runs another main class, and ends the process when standard input does: with the process that started it. */
public final class GuardedMain {

    private GuardedMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread guard = new Thread(GuardedMain::endWithParent, "guard");
        guard.setDaemon(true);
        guard.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void endWithParent() {
        try {
            System.in.readAllBytes();
        } catch (IOException e) {
            // The same as its end.
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }
}
