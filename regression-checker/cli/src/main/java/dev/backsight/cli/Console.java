package dev.backsight.cli;

import java.io.PrintStream;

/** Where a command prints: results to {@code out}, progress and complaints to {@code err}. */
record Console(PrintStream out, PrintStream err, Terminal terminal) {}
