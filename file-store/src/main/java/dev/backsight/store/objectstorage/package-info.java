/**
 * Objects by key in a bucket: S3, Azure Blob, or a directory behind one interface,
 * {@link dev.backsight.store.objectstorage.ObjectStorage}, with errors that say whether trying again may help.
 *
 * <p>S3 and Azure are reached through Apache OpenDAL 0.48.2, by the synchronous half of its Java binding; nothing outside
 * this package knows of it. What that binding offers sets three bounds:
 *
 * <ul>
 *   <li>Its output stream completes a multipart upload when it is closed, and has no other way to end: closing after a
 *       failure would publish half an object, not closing would leak the native writer. So it is not used. An object is
 *       written by one request, whole or not at all, and has at most
 *       {@value dev.backsight.store.objectstorage.ObjectStorage#MAX_OBJECT_BYTES} bytes; what is larger is cut into
 *       objects by the caller, as {@link dev.backsight.store.mirror} does. A put or read takes the object's size twice,
 *       once in the Java heap and once in native memory.
 *   <li>It hands out a listing as a whole. A page costs as much memory as everything under its prefix: choose prefixes
 *       that narrow.
 *   <li>It has no time limit of its own. Calls run on threads of their own and are waited for; one that is late is given
 *       up by its caller, ends when the network lets it, and keeps other changes of its key out until then.
 * </ul>
 */
@NullMarked
package dev.backsight.store.objectstorage;

import org.jspecify.annotations.NullMarked;
