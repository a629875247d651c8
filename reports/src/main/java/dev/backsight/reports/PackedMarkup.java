package dev.backsight.reports;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The filter {@code packed}: finished markup as gzip (RFC 1952) in Base64 (RFC 4648), which is less than half as long, means
 * nothing to a browser that reads the page, and is unpacked by the page's script where a reader asks for it.
 */
final class PackedMarkup extends AbstractExtension {

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of("packed", new Packed());
    }

    private static final class Packed implements Filter {

        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(input.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot fail to be written to", e);
            }
            return new SafeString(Base64.getEncoder().encodeToString(bytes.toByteArray()));
        }
    }
}
