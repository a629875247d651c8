package dev.backsight.store.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of a log.
 *
 * @param first sequence of its first entry, which is what the file is called after
 */
record AuditSegment(Path path, long first) {

    private static final Pattern FILE_NAME = Pattern.compile("audit-(\\d{19})\\.log");

    static AuditSegment in(Path folder, long first) {
        return new AuditSegment(folder.resolve(String.format(Locale.ROOT, "audit-%019d.log", first)), first);
    }

    /** All of a log, in order. */
    static List<AuditSegment> all(Path folder) throws IOException {
        List<AuditSegment> segments = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "audit-*.log")) {
            for (Path file : files) {
                Matcher name = FILE_NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    segments.add(new AuditSegment(file, parse(name.group(1), file)));
                }
            }
        }
        segments.sort(Comparator.comparingLong(AuditSegment::first));
        return segments;
    }

    private static long parse(String digits, Path file) throws AuditDamagedException {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            AuditDamagedException damaged =
                    new AuditDamagedException(file + " is called after an entry no log can have; remove it");
            damaged.initCause(e);
            throw damaged;
        }
    }

    /** The head after the segment before, as this one's first line has it. */
    AuditHead previous() throws IOException {
        byte[] line;
        try (InputStream file = Files.newInputStream(path)) {
            line = file.readNBytes(AuditLine.MAX_HEADER_BYTES);
        }
        try {
            return AuditLine.decodeHeader(line, first);
        } catch (MalformedAuditException e) {
            AuditDamagedException damaged = new AuditDamagedException(
                    path + " does not begin as an audit log does: " + e.what() + "; keep it as evidence");
            damaged.initCause(e);
            throw damaged;
        }
    }
}
