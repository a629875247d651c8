/** The command line: parses options, calls the gate, prints, and turns outcomes into exit codes. Decides nothing. */
@NullMarked
package dev.backsight.cli;

import org.jspecify.annotations.NullMarked;
