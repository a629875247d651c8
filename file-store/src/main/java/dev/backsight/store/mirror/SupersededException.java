package dev.backsight.store.mirror;

/** The name was changed while its task began: no failure, the task runs again. */
final class SupersededException extends Exception {

    private static final long serialVersionUID = 1L;

    SupersededException() {
        super("the file was changed meanwhile");
    }
}
