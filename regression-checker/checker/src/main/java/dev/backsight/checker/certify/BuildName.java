package dev.backsight.checker.certify;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The content of a build as the name of a suite, so that pairs of one build are not mixed with those of another; and with
 * it the extra work of a head, so that slowdowns are not mixed with builds that do not differ.
 */
final class BuildName {

    private static final int BYTES = 8;

    private static final Pattern EXTRA = Pattern.compile(".*-work-([1-9][0-9]{0,2})");

    private BuildName() {}

    /** @throws UnusableInputException when a file cannot be read */
    static String of(ClassPath classPath) {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (Path entry : classPath.entries()) {
                for (Path file : files(entry)) {
                    out.write(entry.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    try (InputStream in = Files.newInputStream(file)) {
                        in.transferTo(out);
                    }
                }
            }
        } catch (IOException e) {
            throw new UnusableInputException(classPath.label() + ": cannot be read: " + e, e);
        }
        return "build-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** @param extra work in percent; 0 for none */
    static String withExtra(String build, int extra) {
        return extra == 0 ? build : build + "-work-" + extra;
    }

    /** The extra work of a suite, in percent; 0 for none. */
    static int extra(String suite) {
        Matcher matcher = EXTRA.matcher(suite);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static List<Path> files(Path entry) throws IOException {
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
