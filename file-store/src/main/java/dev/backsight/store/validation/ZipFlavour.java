package dev.backsight.store.validation;

import dev.backsight.store.mediatype.MediaTypePattern;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a ZIP is besides a ZIP, by the names of the entries that begin in the prefix (APPNOTE.TXT 4.3.7). Open documents
 * and EPUBs say it in a first entry {@code mimetype} (OpenDocument 1.3 part 2, 3.3); Office Open XML by its folders
 * (ECMA-376 part 2), JARs by their manifest.
 */
final class ZipFlavour {

    private static final int LOCAL_HEADER = 0x04034B50;
    private static final int LOCAL_HEADER_BYTES = 30;

    private static final Map<String, String> OFFICE_FOLDERS = Map.of(
            "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private ZipFlavour() {}

    static String of(byte[] prefix) {
        ByteBuffer bytes = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN);
        boolean office = false;
        for (int i = 0; i <= prefix.length - LOCAL_HEADER_BYTES; i++) {
            // Sizes may follow the data (general purpose bit 3), so headers are looked for, not jumped to.
            if (prefix[i] == 'P' && bytes.getInt(i) == LOCAL_HEADER) {
                String name = text(prefix, i + LOCAL_HEADER_BYTES, Short.toUnsignedInt(bytes.getShort(i + 26)));
                if (i == 0 && name.equals("mimetype") && bytes.getShort(i + 8) == 0) {
                    int data = LOCAL_HEADER_BYTES + name.length() + Short.toUnsignedInt(bytes.getShort(i + 28));
                    String type = text(prefix, data, Math.max(0, Math.min(127, bytes.getInt(i + 22))))
                            .strip();
                    return isZipBased(type) ? type : SignatureTable.ZIP;
                }
                // An EPUB has its container there, EPUB 3.3 section 4.2.6.
                if (name.startsWith("META-INF/") && !name.equals("META-INF/container.xml")) {
                    return "application/java-archive";
                }
                office |= name.equals("[Content_Types].xml");
                String type = OFFICE_FOLDERS.get(name.substring(0, name.indexOf('/') + 1));
                if (office && type != null) {
                    return type;
                }
            }
        }
        return SignatureTable.ZIP;
    }

    /** The entry is the sender's to write: what claims to be a picture is none for that. */
    private static boolean isZipBased(String type) {
        return MediaTypePattern.isEssence(type)
                && type.startsWith("application/")
                && (type.endsWith("+zip") || type.startsWith("application/vnd.oasis.opendocument."));
    }

    private static String text(byte[] prefix, int offset, int length) {
        int from = Math.min(offset, prefix.length);
        return new String(prefix, from, Math.min(length, prefix.length - from), StandardCharsets.ISO_8859_1);
    }
}
