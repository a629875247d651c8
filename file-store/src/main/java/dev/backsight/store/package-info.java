/** An embedded, content-addressed, crash-safe file store. */
@NullMarked
package dev.backsight.store;

import org.jspecify.annotations.NullMarked;
