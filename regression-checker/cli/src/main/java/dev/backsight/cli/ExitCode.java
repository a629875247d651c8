package dev.backsight.cli;

/** Exit codes that do not come from a report. */
final class ExitCode {

    static final int OK = 0;
    static final int UNUSABLE = 2;
    static final int BROKE_OFF = 4;

    private ExitCode() {}
}
