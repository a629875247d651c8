package dev.backsight.store.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real disk, on which one step fails: the n-th of all creations, writes, synchronisations and renames; and which often
 * writes less than it is given. Notes steps and counts open files.
 */
public final class FaultyDisk implements ContentDisk {

    /** What a step that fails does first. */
    public enum Fault {
        /** Nothing, and every later write fails, too: the disk is full. Removing a file makes room. */
        FULL,
        /** Writes a part of the bytes; later steps work. */
        TORN,
        /** Nothing; later steps work. */
        REFUSED,
        /** Everything it should, and then says that it failed. */
        DONE
    }

    private final AtomicInteger open = new AtomicInteger();
    private final List<String> steps = new ArrayList<>();
    private final Random lengths;
    private Fault fault = Fault.REFUSED;
    private int failing;
    private boolean full;
    private boolean lastWasShort;

    /** @param seed of the lengths of writes, every second of which is short; nothing fails before {@link #arm} */
    public FaultyDisk(long seed) {
        this.lengths = new Random(seed);
    }

    /** Begins to count steps anew, and lets that one fail, from 1 on; 0 for none. */
    public void arm(Fault next, int number) {
        steps.clear();
        fault = next;
        failing = number;
        full = false;
    }

    /** What was done, in order. */
    public List<String> steps() {
        return steps;
    }

    public int openFiles() {
        return open.get();
    }

    @Override
    public BlockFile create(Path path) throws IOException {
        step("create", () -> {}, () -> {});
        BlockFile file = ContentDisk.REAL.create(path);
        open.incrementAndGet();
        return new FaultyFile(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename", () -> {}, () -> ContentDisk.REAL.rename(from, to));
        ContentDisk.REAL.rename(from, to);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step("force folder", () -> {}, () -> ContentDisk.REAL.forceFolder(folder));
        ContentDisk.REAL.forceFolder(folder);
    }

    @Override
    public void deleteIfExists(Path path) throws IOException {
        // Cleaning up is what the others are tested for: a removal is never the step that fails.
        full = false;
        ContentDisk.REAL.deleteIfExists(path);
    }

    private boolean failsNow() {
        return steps.size() == failing;
    }

    private void step(String name, Action torn, Action done) throws IOException {
        steps.add(name);
        if (failsNow()) {
            switch (fault) {
                case FULL -> full = true;
                case TORN -> torn.run();
                case DONE -> done.run();
                case REFUSED -> {}
            }
            throw new IOException("step " + steps.size() + " failed: " + name);
        }
        if (full && (name.equals("write") || name.equals("create"))) {
            throw new IOException("No space left on device");
        }
    }

    private final class FaultyFile implements BlockFile {

        private final BlockFile file;

        FaultyFile(BlockFile file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long offset) throws IOException {
            step("write", () -> file.write(half(bytes), offset), () -> file.writeFully(bytes.duplicate(), offset));
            ByteBuffer part = bytes.duplicate();
            lastWasShort = !lastWasShort && part.remaining() > 1;
            if (lastWasShort) {
                part.limit(part.position() + 1 + lengths.nextInt(part.remaining() - 1));
            }
            int count = file.write(part, offset);
            bytes.position(bytes.position() + count);
            return count;
        }

        private ByteBuffer half(ByteBuffer bytes) {
            return bytes.duplicate().limit(bytes.position() + bytes.remaining() / 2);
        }

        @Override
        public void force() throws IOException {
            step("force", () -> {}, file::force);
            file.force();
        }

        @Override
        public void close() throws IOException {
            open.decrementAndGet();
            file.close();
        }
    }

    @FunctionalInterface
    private interface Action {

        void run() throws IOException;
    }
}
