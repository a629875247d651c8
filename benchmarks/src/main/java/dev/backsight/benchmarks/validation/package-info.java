/** Decisions whether a name and a content may come in. */
@NullMarked
package dev.backsight.benchmarks.validation;

import org.jspecify.annotations.NullMarked;
