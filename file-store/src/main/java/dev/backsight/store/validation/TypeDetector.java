package dev.backsight.store.validation;

import dev.backsight.store.metadata.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells a content's type by its beginning, never by its name: the own table first, then what needs a closer look, then
 * text, and Apache Tika's table for whatever is left. Safe for use by many threads.
 */
final class TypeDetector {

    static final String OCTET_STREAM = MediaType.OCTET_STREAM.value();
    static final String PORTABLE_EXECUTABLE = "application/vnd.microsoft.portable-executable";

    private TypeDetector() {}

    /** @return lower case, without parameters; {@link #OCTET_STREAM} if nothing is known of it */
    static String detect(byte[] prefix) {
        String signed = SignatureTable.match(prefix).orElse(OCTET_STREAM);
        return switch (signed) {
            case SignatureTable.ZIP -> ZipFlavour.of(prefix);
            case "application/java-vm" -> isFatBinary(prefix) ? "application/x-mach-binary" : signed;
            case "audio/mpeg" -> isSyncWithReservedFields(prefix) ? detectUnsigned(prefix) : signed;
            default -> signed.equals(OCTET_STREAM) ? detectUnsigned(prefix) : signed;
        };
    }

    private static String detectUnsigned(byte[] prefix) {
        if (isPortableExecutable(prefix)) {
            return PORTABLE_EXECUTABLE;
        }
        return TextType.of(prefix).orElseGet(() -> askTika(prefix));
    }

    /** Java class files have a major version of 45 or more there, fat binaries their number of architectures. */
    private static boolean isFatBinary(byte[] prefix) {
        return prefix.length >= 8
                && ByteBuffer.wrap(prefix).getInt(4) < 45
                && ByteBuffer.wrap(prefix).getInt(4) >= 0;
    }

    /** UTF-16 text begins with FF FE, and noise with anything: bit rate 15 and sampling rate 3 are not MPEG's. */
    private static boolean isSyncWithReservedFields(byte[] prefix) {
        boolean sync = prefix[0] == (byte) 0xFF;
        return sync && (prefix.length < 4 || (prefix[2] & 0xF0) == 0xF0 || (prefix[2] & 0x0C) == 0x0C);
    }

    /** "PE Format", Microsoft: at 0x3C the offset of the signature "PE\0\0". */
    private static boolean isPortableExecutable(byte[] prefix) {
        if (prefix.length < 0x40 || prefix[0] != 'M' || prefix[1] != 'Z') {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN);
        int offset = bytes.getInt(0x3C);
        return offset >= 4 && offset <= prefix.length - 4 && bytes.getInt(offset) == 0x00004550;
    }

    private static String askTika(byte[] prefix) {
        if (prefix.length == 0) {
            return OCTET_STREAM;
        }
        try {
            String type = Tika.TYPES
                    .detect(new ByteArrayInputStream(prefix), new Metadata())
                    .getBaseType()
                    .toString();
            // Not text by the stricter look above, so that only an 8-bit encoding nobody named is left.
            return type.startsWith("text/") ? TextType.ofEightBit(prefix) : type.toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new IllegalStateException("reading from an array failed", e);
        }
    }

    /** Tika's table takes a moment to load; most contents never need it. */
    private static final class Tika {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }
}
