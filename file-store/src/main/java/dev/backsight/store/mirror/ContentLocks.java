package dev.backsight.store.mirror;

import dev.backsight.store.identity.ContentId;
import java.util.HashSet;
import java.util.Set;

/** Keeps those who write a content apart from each other and from who removes it. */
final class ContentLocks {

    private final Set<ContentId> locked = new HashSet<>();

    synchronized void lock(ContentId id) throws InterruptedException {
        while (!locked.add(id)) {
            wait();
        }
    }

    synchronized void unlock(ContentId id) {
        locked.remove(id);
        notifyAll();
    }
}
