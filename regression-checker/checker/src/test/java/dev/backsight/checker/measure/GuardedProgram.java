package dev.backsight.checker.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program for {@link ShutdownGuardTest}: says that it waits, and when cancelled writes a file before it ends. */
final class GuardedProgram {

    private GuardedProgram() {}

    /** @param args the file to write */
    public static void main(String[] args) throws IOException {
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            System.out.println("waiting");
            String reason = cancellation.asFuture().join();
            Files.writeString(Path.of(args[0]), "stopped by " + reason);
            guard.exitWith(4);
        }
    }
}
