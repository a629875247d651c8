package dev.backsight.store.validation;

import dev.backsight.store.mediatype.MediaTypePattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the content behind an extension may be. Only extensions whose content can be told for sure are listed, so that
 * nothing is refused for want of knowledge: an unknown extension claims nothing.
 */
final class ExtensionTable {

    private static final List<String> TEXT =
            List.of("text/*", TextType.JSON, TextType.XML, TextType.SVG, "application/xhtml+xml");

    private static final Map<String, List<MediaTypePattern>> TABLE = new HashMap<>();

    static {
        put("jpg jpeg jpe jfif", "image/jpeg");
        put("png", "image/png");
        put("gif", "image/gif");
        put("webp", "image/webp");
        put("tif tiff", "image/tiff");
        put("bmp", "image/bmp");
        put("svg", TextType.SVG, TextType.XML);
        put("heic heif", "image/heic", "image/heif");
        put("avif", "image/avif", "image/heif");
        put("pdf", "application/pdf");
        // A ZIP by any other name is still one: "application/*" leaves images, text and sound to be contradictions.
        put("zip", "application/*");
        put("jar war ear", "application/java-archive", SignatureTable.ZIP);
        // Encrypted office documents are OLE compound files, whatever their extension.
        put("docx docm dotx dotm", ooxml("wordprocessingml.document"), SignatureTable.ZIP, "application/x-ole-storage");
        put("xlsx xlsm xltx xltm", ooxml("spreadsheetml.sheet"), SignatureTable.ZIP, "application/x-ole-storage");
        put(
                "pptx pptm ppsx ppsm potx potm",
                ooxml("presentationml.presentation"),
                SignatureTable.ZIP,
                "application/x-ole-storage");
        put("epub", "application/epub+zip", SignatureTable.ZIP);
        put("gz tgz", SignatureTable.GZIP);
        put("zst", SignatureTable.ZSTD);
        put("xz txz", "application/x-xz");
        put("bz2", "application/x-bzip2");
        put("7z", "application/x-7z-compressed");
        put("rar", "application/x-rar-compressed");
        put("mp4 m4v", "video/mp4", "video/quicktime", "audio/mp4");
        put("mov", "video/quicktime", "video/mp4", TypeDetector.OCTET_STREAM);
        put("webm mkv", "video/x-matroska");
        put("flac", "audio/flac", "audio/mpeg");
        put("wav", "audio/wav");
        put("exe dll", "application/*");
        put("class", "application/java-vm");
        put("wasm", "application/wasm");
        put("sqlite sqlite3", "application/vnd.sqlite3", TypeDetector.OCTET_STREAM);
        put("woff", "font/woff");
        put("woff2", "font/woff2");
        put("json", TextType.JSON, TextType.PLAIN);
        put("xml", TextType.XML, TextType.SVG, "application/xhtml+xml", TextType.HTML, TextType.PLAIN);
        put("html htm xhtml", TextType.HTML, TextType.XML, "application/xhtml+xml", TextType.PLAIN);
        put("txt md csv tsv yaml yml toml ini properties css js java c h cpp py sh sql", TEXT.toArray(String[]::new));
    }

    private ExtensionTable() {}

    /** The patterns of types the extension of the last segment stands for; empty if it claims nothing that is known. */
    static Optional<List<MediaTypePattern>> expectedOf(String name) {
        return extensionOf(name).map(TABLE::get);
    }

    /** The extension of the last segment in lower case, without its dot. */
    static Optional<String> extensionOf(String name) {
        int dot = name.lastIndexOf('.');
        // ".profile" has a name and no extension.
        return dot > name.lastIndexOf('/') + 1
                ? Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static void put(String extensions, String... types) {
        List<MediaTypePattern> patterns =
                List.of(types).stream().map(MediaTypePattern::new).toList();
        for (String extension : extensions.split(" ", -1)) {
            TABLE.put(extension, patterns);
        }
    }

    private static String ooxml(String kind) {
        return "application/vnd.openxmlformats-officedocument." + kind;
    }
}
