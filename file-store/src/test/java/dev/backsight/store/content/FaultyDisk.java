package dev.backsight.store.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real disk, on which one step fails: the n-th of all creations, writes, synchronisations and renames; and which never
 * writes all it is given at once. Notes steps and counts open files.
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

    private final Fault fault;
    private final long failing;
    private final Random shortWrites;
    private final AtomicInteger open = new AtomicInteger();
    private final List<String> steps = new ArrayList<>();
    private boolean full;

    /**
     * @param failing the number of the step that fails, from 1 on; 0 for none
     * @param seed of the lengths of writes, all of which are short
     */
    public FaultyDisk(Fault fault, long failing, long seed) {
        this.fault = fault;
        this.failing = failing;
        this.shortWrites = new Random(seed);
    }

    /** A disk on which nothing fails, except that it writes less at a time than it is given. */
    public static FaultyDisk shortWrites(long seed) {
        return new FaultyDisk(Fault.REFUSED, 0, seed);
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
            if (part.remaining() > 1) {
                part.limit(part.position() + 1 + shortWrites.nextInt(part.remaining()));
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
