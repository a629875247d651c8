/**
 * What things are called: the name a caller chooses for a file, the id the file keeps under whatever name, and the id its
 * content earns by being hashed. All are validated when built, so the rest of the store never sees a bad one.
 */
@NullMarked
package dev.backsight.store.identity;

import org.jspecify.annotations.NullMarked;
