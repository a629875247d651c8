package dev.backsight.store.content;

import java.util.ArrayDeque;

/**
 * Keeps a few workspaces for reuse. Any number may be out at once; what comes back beyond the pool's capacity, or after
 * it was closed, is closed.
 */
final class WorkspacePool implements AutoCloseable {

    private final int blockSize;
    private final int capacity;
    private final ArrayDeque<BlockWorkspace> idle = new ArrayDeque<>();
    private boolean closed;

    WorkspacePool(int blockSize, int capacity) {
        this.blockSize = blockSize;
        this.capacity = capacity;
    }

    BlockWorkspace borrow() {
        synchronized (idle) {
            // The one returned last: its buffers are still warm.
            BlockWorkspace workspace = idle.pollLast();
            if (workspace != null) {
                return workspace;
            }
        }
        return new BlockWorkspace(blockSize);
    }

    void giveBack(BlockWorkspace workspace) {
        synchronized (idle) {
            if (!closed && idle.size() < capacity) {
                idle.addLast(workspace);
                return;
            }
        }
        workspace.close();
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(BlockWorkspace::close);
            idle.clear();
        }
    }
}
