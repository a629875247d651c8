/**
 * Small pictures of large ones: JPEG, PNG, GIF (its first frame) and WebP in, JPEG and PNG out. {@link
 * dev.backsight.store.thumbnail.Thumbnailer} makes them; {@link dev.backsight.store.thumbnail.CachedThumbnailer} makes
 * each only once.
 *
 * <p>The image is decoded at a fraction of its pixels: every second, fourth, eighth … of a row and column, such that at
 * least four remain for each pixel of the thumbnail and direction, which are then averaged by area. The number of pixels
 * is read from the header and checked before anything is decoded. Nothing is ever enlarged. The same bytes, request and
 * Java runtime yield the same thumbnail.
 */
@NullMarked
package dev.backsight.store.thumbnail;

import org.jspecify.annotations.NullMarked;
