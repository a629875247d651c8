package dev.backsight.store.compression.frame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Whole frames in memory. */
final class Frames {

    private Frames() {}

    static byte[] write(byte[] content, FrameOptions options) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try (FrameOutputStream stream = new FrameOutputStream(frame, options)) {
            stream.write(content);
        }
        return frame.toByteArray();
    }

    static byte[] read(byte[] frame) throws IOException {
        return read(frame, FrameDictionaries.none());
    }

    static byte[] read(byte[] frame, FrameDictionaries dictionaries) throws IOException {
        try (InputStream stream = new FrameInputStream(new ByteArrayInputStream(frame), dictionaries)) {
            return stream.readAllBytes();
        }
    }
}
