package dev.backsight.store.content;

import java.io.IOException;

/** Takes over contents that have been staged. */
public interface Publisher {

    /** Does of publishing what takes long and nobody sees. Called once before publishing, and again after a change. */
    void prepare(StagedContent staged) throws IOException;

    /** Makes a prepared content part of the store, durably. Replaces an equal one, if any. */
    void publish(StagedContent staged) throws IOException;

    /** Removes what was prepared and is not going to be published. */
    void withdraw(StagedContent staged);
}
