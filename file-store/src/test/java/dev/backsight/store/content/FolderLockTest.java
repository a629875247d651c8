package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path root;

    @Test
    void aRefusalInThisProcessDoesNotLetAnotherProcessIn() throws Exception {
        Path folder = Files.createDirectory(root.resolve("folder"));
        Path otherName = Files.createSymbolicLink(root.resolve("link"), folder);
        try (FolderLock lock = FolderLock.tryTake(folder).orElseThrow()) {
            assertThat(FolderLock.tryTake(folder)).isEmpty();
            assertThat(FolderLock.tryTake(otherName)).isEmpty();
            assertThat(takenByChild(folder)).as("%s holds it", lock).containsExactly("refused");
        }
        assertThat(takenByChild(folder)).containsExactly("taken");
    }

    @Test
    void closingTwiceDoesNotTakeItFromTheNext() throws IOException {
        FolderLock first = FolderLock.tryTake(root).orElseThrow();
        first.close();
        try (FolderLock second = FolderLock.tryTake(root).orElseThrow()) {
            first.close();
            assertThat(FolderLock.tryTake(root)).as("%s holds it", second).isEmpty();
        }
    }

    private List<String> takenByChild(Path folder) throws IOException {
        return ChildJvm.start(root, List.of("-Xmx32m"), Child.class, folder.toString())
                .outputLines();
    }

    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(FolderLock.tryTake(Path.of(arguments[0])).isPresent() ? "taken" : "refused");
        }
    }
}
