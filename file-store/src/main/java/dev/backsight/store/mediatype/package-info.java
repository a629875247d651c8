/**
 * Patterns of media types (RFC 6838), for every rule that is about types: what is compressed how, and what may come in.
 */
@NullMarked
package dev.backsight.store.mediatype;

import org.jspecify.annotations.NullMarked;
