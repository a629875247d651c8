/**
 * The door: whether a name, a declared type and a content may come in at all. {@link
 * dev.backsight.store.validation.Validator} judges them by a {@link dev.backsight.store.validation.ValidationPolicy} and
 * answers with a {@link dev.backsight.store.validation.Refusal}, which has a type for the program and a sentence for the
 * person.
 *
 * <p>Everything here is read as hostile: every read is bounded, what a file says of itself is checked against what it is,
 * and nothing but a refusal, or an {@link java.io.IOException} of the source itself, comes out.
 *
 * <p>A type is told by the first bytes (an own table, each line with its specification), then by Apache Tika. The name's
 * extension and the declared type are claims, and are refused where the content contradicts them.
 *
 * <p>To add a format: a line in {@code SignatureTable}; if it has extensions, a line in {@code ExtensionTable}; if it
 * holds compressed data that can be read, a case in {@code BombScan}; if it is an image, a case in
 * {@code ImageDimensions}.
 */
@NullMarked
package dev.backsight.store.validation;

import org.jspecify.annotations.NullMarked;
