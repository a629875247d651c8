package dev.backsight.store.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings the entries of a folder onto the device: until then a new file's name may be lost, even if its bytes are not. */
public final class FolderSync {

    private FolderSync() {}

    public static void force(Path folder) throws IOException {
        // Windows cannot open a folder as a channel; NTFS journals names itself.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
