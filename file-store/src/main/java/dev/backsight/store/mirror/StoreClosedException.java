package dev.backsight.store.mirror;

/** The store was closed under the mirror: no failure, the task goes on when both are open again. */
final class StoreClosedException extends Exception {

    private static final long serialVersionUID = 1L;

    StoreClosedException(Throwable cause) {
        super("the store was closed", cause);
    }
}
