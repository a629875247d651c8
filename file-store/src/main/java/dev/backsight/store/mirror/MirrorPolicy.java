package dev.backsight.store.mirror;

import dev.backsight.store.identity.FileName;
import java.util.Optional;

/** Which files are mirrored, and how urgently. Asked within every change of the store: it must be quick. */
@FunctionalInterface
public interface MirrorPolicy {

    /** Empty if the file is not mirrored; what the storage has of it already then stays as it is. */
    Optional<Priority> priorityOf(FileName name);

    /** Every file, none before another. */
    static MirrorPolicy everything() {
        return name -> Optional.of(Priority.NORMAL);
    }
}
