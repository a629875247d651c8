package dev.backsight.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style sheet or script that is put into the page, with the hash by which the page's Content Security Policy lets it
 * in, and nothing else.
 *
 * @param hash as in CSP Level 3, "hash-source": {@code 'sha256-…'} over the UTF-8 bytes between the tags
 */
record Sheet(String text, String hash) {

    static Sheet load(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar of the reports lacks " + name);
            }
            // A browser reads \r\n as \n before it hashes.
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " from the jar of the reports", e);
        }
    }

    static Sheet of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Sheet(text, "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
