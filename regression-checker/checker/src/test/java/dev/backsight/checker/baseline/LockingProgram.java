package dev.backsight.checker.baseline;

import dev.backsight.checker.model.UnusableInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A process that tries for the lock once, prints whether it has it, and keeps it until it is told a line. */
final class LockingProgram {

    static final String HELD = "HELD";
    static final String RELEASED = "RELEASED";

    private LockingProgram() {}

    /** @param args the directory */
    public static void main(String[] args) throws IOException {
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            AcceptLock lock = AcceptLock.acquire(Path.of(args[0]), Duration.ZERO);
            System.out.println(HELD);
            told.readLine();
            lock.close();
            System.out.println(RELEASED);
        } catch (UnusableInputException e) {
            System.out.println(e.getMessage());
        }
        // Until it is let go.
        told.readLine();
    }
}
