package dev.backsight.store;

import dev.backsight.store.identity.FileName;
import java.io.IOException;

/**
 * Is told of every change of a name, from within it: for who must know of a change for certain, also when the process
 * dies in the middle. Called by the thread that makes the change, while it holds the name's lock: so calls for one name
 * never overlap, and nothing here may change files of the store.
 */
public interface ChangeListener {

    /** Wants to know nothing. */
    ChangeListener NONE = new ChangeListener() {
        @Override
        public void changing(FileName name) {}

        @Override
        public void changed(FileName name) {}
    };

    /**
     * A name is about to change; nothing can be seen of it yet.
     *
     * @throws IOException if the change must not happen; it then fails with this, and {@link #changed} is not called
     */
    void changing(FileName name) throws IOException;

    /** The change has been made, or has failed, or turned out to be none: look at the name to know. Must not throw. */
    void changed(FileName name);
}
