/** The gate as Maven goals: reads parameters, calls the gate, and turns outcomes into Maven's kinds of failure. */
@NullMarked
package dev.backsight.maven;

import org.jspecify.annotations.NullMarked;
