package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A real repository, which no variable of whoever runs the tests (a git hook, say) leads elsewhere. */
public record TestRepository(Path path) {

    public static TestRepository create(Path path) throws IOException {
        TestRepository repository = new TestRepository(Files.createDirectories(path));
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    /** With this depth of history and only its checked out branch; over the protocol, which a plain path would bypass. */
    public TestRepository shallowClone(Path target, int depth) {
        git("clone", "--quiet", "--depth", Integer.toString(depth), path.toUri().toString(), target.toString());
        return new TestRepository(target);
    }

    public TestRepository write(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    public TestRepository script(String name, String... lines) throws IOException {
        write(name, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(path.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** Everything that is there. */
    public String commit(String subject) {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "-m", subject);
        return git("rev-parse", "HEAD").strip();
    }

    public String git(String... arguments) {
        return feed("", arguments);
    }

    /** The input must be read to its end before much is printed. */
    String feed(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=Tester",
                "-c",
                "user.email=tester@example.org",
                "-c",
                "commit.gpgSign=false",
                "-c",
                "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(path.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            Process process = builder.redirectErrorStream(true).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(command + ": " + output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
