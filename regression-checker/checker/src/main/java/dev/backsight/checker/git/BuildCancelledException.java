package dev.backsight.checker.git;

/** A build was ended because its {@link BuildWatch} said so, or its thread was interrupted. Nothing of it is left. */
public final class BuildCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BuildCancelledException(String what) {
        super(what);
    }
}
