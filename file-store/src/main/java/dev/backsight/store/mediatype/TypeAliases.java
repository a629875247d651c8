package dev.backsight.store.mediatype;

import java.util.Map;

/** Types by other names, in use before or beside the ones that count here. */
public final class TypeAliases {

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("image/jpg", "image/jpeg"),
            Map.entry("image/pjpeg", "image/jpeg"),
            Map.entry("image/x-png", "image/png"),
            Map.entry("image/x-ms-bmp", "image/bmp"),
            Map.entry("application/x-zip-compressed", "application/zip"),
            Map.entry("application/x-gzip", "application/gzip"),
            Map.entry("application/x-zstd", "application/zstd"),
            Map.entry("application/x-bzip", "application/x-bzip2"),
            Map.entry("application/vnd.rar", "application/x-rar-compressed"),
            Map.entry("application/x-sqlite3", "application/vnd.sqlite3"),
            Map.entry("application/x-java-archive", "application/java-archive"),
            Map.entry("application/x-pdf", "application/pdf"),
            Map.entry("audio/mp3", "audio/mpeg"),
            Map.entry("audio/x-flac", "audio/flac"),
            Map.entry("audio/vnd.wave", "audio/wav"),
            Map.entry("audio/x-wav", "audio/wav"),
            Map.entry("application/ogg", "audio/ogg"),
            Map.entry("video/ogg", "audio/ogg"),
            Map.entry("video/webm", "video/x-matroska"),
            Map.entry("audio/webm", "video/x-matroska"),
            Map.entry("text/xml", "application/xml"),
            Map.entry("text/rtf", "application/rtf"),
            Map.entry("text/json", "application/json"));

    private TypeAliases() {}

    /** @param essence a type in lower case and without parameters */
    public static String canonical(String essence) {
        return ALIASES.getOrDefault(essence, essence);
    }
}
