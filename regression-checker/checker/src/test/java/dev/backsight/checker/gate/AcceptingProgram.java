package dev.backsight.checker.gate;

import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A process that accepts as soon as a file appears, and prints what came of it. */
final class AcceptingProgram {

    static final String ACCEPTED = "ACCEPTED";

    private AcceptingProgram() {}

    /** @param args run file, directory of baselines, who accepts, the file to wait for */
    public static void main(String[] args) {
        BaselineKeeping keeping = new BaselineKeeping(Path.of(args[1]), Clock.systemUTC());
        AcceptRequest request = AcceptRequest.of(Path.of(args[0]), "at once", args[2], List.of("*"), false);
        System.out.println("READY");
        while (!Files.exists(Path.of(args[3]))) {
            Thread.onSpinWait();
        }
        try {
            keeping.accept(request);
            System.out.println(ACCEPTED);
        } catch (UnusableInputException e) {
            System.out.println(e.getMessage());
        }
    }
}
