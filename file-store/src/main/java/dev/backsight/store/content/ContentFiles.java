package dev.backsight.store.content;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;

/** Reads content files, wherever they are. Safe for use by many threads. */
public final class ContentFiles implements AutoCloseable {

    private final ContentOpener contents;
    private final WorkspacePool workspaces;

    public ContentFiles(ContentOpener contents) {
        this.contents = contents;
        this.workspaces = new WorkspacePool(
                ContentDirectory.BLOCK_SIZE, 2 * Runtime.getRuntime().availableProcessors());
    }

    /** See {@link ContentStore#read}. */
    public ContentReader read(ContentId id, long size, String name) throws IOException {
        return ContentReader.open(contents, id, size, name, workspaces);
    }

    /** See {@link ContentStore#check}. */
    public void check(ContentId id, long size, String name, ContentStore.ReadListener read) throws IOException {
        BlockWorkspace workspace = workspaces.borrow();
        try (ContentBytes bytes = contents.open(id, name)) {
            ContentFile.open(bytes, id, size).check(workspace, read);
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    ContentOpener contents() {
        return contents;
    }

    WorkspacePool workspaces() {
        return workspaces;
    }

    @Override
    public void close() {
        workspaces.close();
    }
}
