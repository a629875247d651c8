/**
 * What the store knows about each file, and how many names, and contents based on others, refer to each content:
 * {@link dev.backsight.store.metadata.MetadataStore}, and the records it keeps. Implementations are in packages below,
 * each with its format.
 *
 * <p>Both records of a change, the file's and the content's, are written at once, so the number of references is always
 * true. {@link dev.backsight.store.metadata.ReferenceCounts} works it out for all implementations.
 */
@NullMarked
package dev.backsight.store.metadata;

import org.jspecify.annotations.NullMarked;
