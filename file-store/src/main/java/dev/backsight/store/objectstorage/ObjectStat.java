package dev.backsight.store.objectstorage;

/**
 * What a storage says about an object.
 *
 * @param size in bytes
 */
public record ObjectStat(ObjectKey key, long size) {

    public ObjectStat {
        if (size < 0) {
            throw new IllegalArgumentException("the size of an object must not be negative, but is " + size);
        }
    }
}
