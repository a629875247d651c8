package dev.backsight.checker.gate;

import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.jmh.JmhResultFile;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a run that is to be compared from either kind of file: JMH's results are a JSON array, the project's own runs an object. */
final class RunSource {

    private RunSource() {}

    /** @param suite what to call the set of benchmarks of a file that does not say */
    static Run read(Path file, String suite) {
        return firstCharacter(file) == '{' ? RunFile.read(file) : JmhResultFile.readJudged(file, suite);
    }

    private static int firstCharacter(Path file) {
        if (Files.isDirectory(file)) {
            throw new UnusableInputException(file + ": is a directory; name a result file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            int next = in.read();
            while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
                next = in.read();
            }
            return next;
        } catch (IOException e) {
            throw new UnusableInputException(file + ": cannot be read: " + describe(e), e);
        }
    }

    private static String describe(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }
}
