/**
 * What became of every check, kept for later: one {@code check.json} a check, in a directory or in PostgreSQL. Only ever
 * added to; nothing here decides anything, and no check reads it.
 */
@NullMarked
package dev.backsight.checker.history;

import org.jspecify.annotations.NullMarked;
