package dev.backsight.store.mirror;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which names of the storage may refer to which content. Its caller sees to it that there is one thread at a time. */
final class MirrorLedger {

    private static final byte HELD = 'h';
    private static final byte HOLDER = 'n';

    private final QueueDatabase database;

    MirrorLedger(QueueDatabase database) {
        this.database = database;
    }

    List<ContentId> heldBy(FileName name) throws QueueDamagedException {
        byte[] value = database.get(heldKey(name));
        List<ContentId> held = new ArrayList<>();
        if (value != null) {
            if (value.length % ContentId.BYTES != 0) {
                throw new QueueDamagedException("the contents of '" + name + "' have " + value.length + " bytes");
            }
            ByteBuffer ids = ByteBuffer.wrap(value);
            while (ids.hasRemaining()) {
                held.add(ContentId.read(ids));
            }
        }
        return held;
    }

    /** @return false if it is noted already */
    boolean hold(QueueBatch batch, FileName name, ContentId id) throws QueueDamagedException {
        List<ContentId> held = heldBy(name);
        if (held.contains(id)) {
            return false;
        }
        held.add(id);
        batch.put(heldKey(name), encode(held));
        batch.put(holderKey(id, name), new byte[0]);
        return true;
    }

    /**
     * Notes that the storage's file of that name refers to one content, or that there is no such file.
     *
     * @return contents nobody holds any more
     */
    List<ContentId> settle(QueueBatch batch, FileName name, @Nullable ContentId current) throws QueueDamagedException {
        List<ContentId> released = new ArrayList<>();
        for (ContentId id : heldBy(name)) {
            if (!id.equals(current)) {
                batch.delete(holderKey(id, name));
                if (!isHeld(id, name)) {
                    released.add(id);
                }
            }
        }
        if (current == null) {
            batch.delete(heldKey(name));
        } else {
            batch.put(heldKey(name), current.toBytes());
            batch.put(holderKey(current, name), new byte[0]);
        }
        return released;
    }

    /** @param but a name that does not count, or null */
    boolean isHeld(ContentId id, @Nullable FileName but) throws QueueDamagedException {
        byte[] prefix = ByteBuffer.allocate(1 + ContentId.BYTES)
                .put(HOLDER)
                .put(id.toBytes())
                .array();
        byte[] excepted = but == null ? new byte[0] : holderKey(id, but);
        boolean[] held = new boolean[1];
        database.scan(prefix, (key, value) -> {
            held[0] = !Arrays.equals(key, excepted);
            return !held[0];
        });
        return held[0];
    }

    private static byte[] encode(List<ContentId> held) {
        ByteBuffer value = ByteBuffer.allocate(held.size() * ContentId.BYTES);
        held.forEach(id -> value.put(id.toBytes()));
        return value.array();
    }

    private static byte[] heldKey(FileName name) {
        byte[] utf8 = name.utf8();
        return ByteBuffer.allocate(1 + utf8.length).put(HELD).put(utf8).array();
    }

    private static byte[] holderKey(ContentId id, FileName name) {
        byte[] utf8 = name.utf8();
        return ByteBuffer.allocate(1 + ContentId.BYTES + utf8.length)
                .put(HOLDER)
                .put(id.toBytes())
                .put(utf8)
                .array();
    }
}
