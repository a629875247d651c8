package dev.backsight.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositorySourcesTest {

    @TempDir
    private Path root;

    @BeforeEach
    void isAWorkTree() throws IOException {
        Files.createDirectory(root.resolve(".git"));
    }

    @Test
    void namesTheFileFromTheTopOfTheRepositoryWhereverItIsAskedFrom() throws IOException {
        write("bench marks/src/ma%in/a:b/org/example/Put.java", "org.example", "Put");
        Path inside = Files.createDirectories(root.resolve("bench marks/target/x"));
        assertThat(RepositorySources.around(inside).find("org.example.Put.run"))
                .contains(new SourceLocation("bench%20marks/src/ma%25in/a:b/org/example/Put.java", 4));
    }

    @Test
    void findsNestedTypesHoweverTheyAreWritten() throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.writeString(
                root.resolve("src/Outer.java"),
                "package a.b;\nclass Outer {\n  static class Inner {\n    @Benchmark void run() {}\n  }\n}\n");
        BenchmarkLocations sources = RepositorySources.around(root);
        SourceLocation place = new SourceLocation("src/Outer.java", 4);
        assertThat(sources.find("a.b.Outer.Inner.run")).contains(place);
        assertThat(sources.find("a.b.Outer$Inner.run")).contains(place);
    }

    @Test
    void twoOfTheSameNameAreNoAnswer() throws IOException {
        write("one/src/org/example/Put.java", "org.example", "Put");
        write("two/src/org/example/Put.java", "org.example", "Put");
        write("three/src/org/other/Put.java", "org.other", "Put");
        BenchmarkLocations sources = RepositorySources.around(root);
        assertThat(sources.find("org.example.Put.run")).isEmpty();
        assertThat(sources.find("org.other.Put.run")).isPresent();
    }

    @Test
    void whatWasBuiltAndOtherRepositoriesAreNotSources() throws IOException {
        write("src/org/example/build/Put.java", "org.example.build", "Put");
        write("target/base/src/org/example/build/Put.java", "org.example.build", "Put");
        write("build/generated/Put.java", "org.example.build", "Put");
        write(".cache/Put.java", "org.example.build", "Put");
        write("vendored/Put.java", "org.example.build", "Put");
        Files.writeString(root.resolve("vendored/.git"), "gitdir: elsewhere");
        assertThat(RepositorySources.around(root).find("org.example.build.Put.run"))
                .contains(new SourceLocation("src/org/example/build/Put.java", 4));
    }

    @Test
    void hostileNamesFindNothingAndReachNoOtherFile() throws IOException {
        write("src/org/example/Put.java", "org.example", "Put");
        BenchmarkLocations sources = RepositorySources.around(root);
        for (String name : new String[] {
            "",
            ".",
            "..",
            "run",
            "../../etc/passwd.x",
            "org/example/Put.run",
            "org.example.Put\u0000.run",
            "a.b.\n.c",
            "org.example..Put.run",
            "x".repeat(10_000),
            ".".repeat(10_000)
        }) {
            assertThat(sources.find(name)).as(name).isEmpty();
        }
    }

    @Test
    void withoutARepositoryNothingIsKnown() throws IOException {
        Files.delete(root.resolve(".git"));
        write("src/org/example/Put.java", "org.example", "Put");
        assertThat(RepositorySources.around(root).find("org.example.Put.run")).isEmpty();
    }

    private void write(String path, String packageName, String type) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "package " + packageName + ";\n\npublic class " + type + " {\n    @Benchmark void run() {}\n}\n");
    }
}
