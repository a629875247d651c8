package dev.backsight.store.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The formats known by their first bytes, the more specific before the less. */
final class SignatureTable {

    static final String ZIP = "application/zip";
    static final String GZIP = "application/gzip";
    static final String ZSTD = "application/zstd";

    private static final List<Signature> TABLE = List.of(
            // Images: ISO/IEC 10918-1 B.1.1.3; PNG (W3C) 5.2; GIF89a 17; RFC 9649; TIFF 6.0 section 2; BITMAPFILEHEADER
            new Signature("image/jpeg", 0, "FFD8FF"),
            new Signature("image/png", 0, "89504E470D0A1A0A"),
            new Signature("image/gif", 0, "474946383761"),
            new Signature("image/gif", 0, "474946383961"),
            new Signature("image/webp", 0, "52494646........57454250"),
            new Signature("image/tiff", 0, "49492A00"),
            new Signature("image/tiff", 0, "4D4D002A"),
            new Signature("image/bmp", 0, "424D........00000000......00..0000"),
            new Signature("image/vnd.adobe.photoshop", 0, "384250530001"),
            // ISO/IEC 14496-12 4.3: a file type box, its brand tells the kind
            new Signature("image/avif", 4, "6674797061766966"),
            new Signature("image/avif", 4, "6674797061766973"),
            new Signature("image/heic", 4, "6674797068656963"),
            new Signature("image/heic", 4, "6674797068657663"),
            new Signature("image/heic", 4, "6674797068656973"),
            new Signature("image/heic", 4, "6674797068656978"),
            new Signature("image/heif", 4, "667479706D696631"),
            new Signature("image/heif", 4, "667479706D736631"),
            new Signature("video/quicktime", 4, "6674797071742020"),
            new Signature("audio/mp4", 4, "667479704D344120"),
            new Signature("video/mp4", 4, "66747970"),
            // Documents: ISO 32000-2 7.5.2; [MS-CFB] 2.2; RTF 1.9.1; PostScript DSC 3.0
            new Signature("application/pdf", 0, "255044462D"),
            new Signature("application/x-ole-storage", 0, "D0CF11E0A1B11AE1"),
            new Signature("application/rtf", 0, "7B5C727466"),
            new Signature("application/postscript", 0, "252150532D"),
            // Containers: APPNOTE.TXT 4.3.7 and 4.3.16; RFC 1952 2.3.1; RFC 8878 3.1.1 and 3.1.2; xz 1.2 section 2.1.1;
            // bzip2's block and end magic after the level; 7zFormat.txt; POSIX ustar; RAR 5.0; LZ4 frame 1.6
            new Signature(ZIP, 0, "504B0304"),
            new Signature(ZIP, 0, "504B0506"),
            new Signature(GZIP, 0, "1F8B08"),
            new Signature(ZSTD, 0, "28B52FFD"),
            new Signature(ZSTD, 0, "5.2A4D18"),
            new Signature("application/x-xz", 0, "FD377A585A00"),
            new Signature("application/x-bzip2", 0, "425A68..314159265359"),
            new Signature("application/x-bzip2", 0, "425A68..177245385090"),
            new Signature("application/x-7z-compressed", 0, "377ABCAF271C"),
            new Signature("application/x-rar-compressed", 0, "526172211A07"),
            new Signature("application/x-lz4", 0, "04224D18"),
            new Signature("application/x-tar", 257, "7573746172"),
            // Sound and moving pictures: ID3v2.4 3.1; ISO/IEC 11172-3 2.4.2.3 (layer III); RFC 3533 6; RFC 9639 6; RIFF
            // 1991 and, beyond 4 GiB, EBU Tech 3306 (RF64); RFC 8794 8
            new Signature("audio/mpeg", 0, "49443302"),
            new Signature("audio/mpeg", 0, "49443303"),
            new Signature("audio/mpeg", 0, "49443304"),
            new Signature("audio/mpeg", 0, "FFFB"),
            new Signature("audio/mpeg", 0, "FFF3"),
            new Signature("audio/mpeg", 0, "FFF2"),
            new Signature("audio/mpeg", 0, "FFFA"),
            new Signature("audio/ogg", 0, "4F67675300"),
            new Signature("audio/flac", 0, "664C6143"),
            new Signature("audio/wav", 0, "52494646........57415645"),
            new Signature("audio/wav", 0, "52463634........57415645"),
            new Signature("video/x-msvideo", 0, "52494646........41564920"),
            new Signature("video/x-matroska", 0, "1A45DFA3"),
            // Programs: System V gABI 4; <mach-o/loader.h>; JVMS 4.1 and <mach-o/fat.h> share a magic, see
            // TypeDetector;
            // WebAssembly 1.0 5.5.16
            new Signature("application/x-elf", 0, "7F454C46"),
            new Signature("application/x-mach-binary", 0, "FEEDFACE"),
            new Signature("application/x-mach-binary", 0, "FEEDFACF"),
            new Signature("application/x-mach-binary", 0, "CEFAEDFE"),
            new Signature("application/x-mach-binary", 0, "CFFAEDFE"),
            new Signature("application/java-vm", 0, "CAFEBABE"),
            new Signature("application/wasm", 0, "0061736D01000000"),
            // Data and fonts: SQLite file format 1.2.1; WOFF 1.0 and 2.0 section 3/4; Parquet's format.md
            new Signature("application/vnd.sqlite3", 0, "53514C69746520666F726D6174203300"),
            new Signature("font/woff", 0, "774F4646"),
            new Signature("font/woff2", 0, "774F4632"),
            new Signature("application/vnd.apache.parquet", 0, "50415231"));

    private static final Set<String> TYPES =
            TABLE.stream().map(Signature::type).collect(Collectors.toUnmodifiableSet());

    /** MPEG audio begins anywhere in a stream, PDF up to a kilobyte late; the rest have dialects older than their magic. */
    private static final Set<String> SOMETIMES_UNSIGNED = Set.of(
            "audio/mpeg",
            "application/pdf",
            "application/postscript",
            "application/x-tar",
            "image/bmp",
            "video/mp4",
            "video/quicktime");

    private SignatureTable() {}

    static Optional<String> match(byte[] prefix) {
        return TABLE.stream()
                .filter(signature -> signature.matches(prefix))
                .map(Signature::type)
                .findFirst();
    }

    /** Whether the table has that type. */
    static boolean isSigned(String type) {
        return TYPES.contains(type);
    }

    /** Whether every content of that type begins with a signature of the table. */
    static boolean isAlwaysSigned(String type) {
        return TYPES.contains(type) && !SOMETIMES_UNSIGNED.contains(type);
    }
}
