/** The project's own files: {@code run.json} and baselines, {@code check.json}, {@code policy.yaml}. Versioned, stable, written whole or not at all. */
@NullMarked
package dev.backsight.checker.format;

import org.jspecify.annotations.NullMarked;
