package dev.backsight.store.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsight.store.content.FolderSync;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the grants in a JSON file of their own, which is replaced as a whole, durably: it is never half-written. */
final class GrantFile {

    private static final int SCHEMA_VERSION = 1;
    private static final long MAX_BYTES = 256L << 20;

    /** What is said twice, or after the end, may be meant by whoever wrote it, and would go unnoticed. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;
    private final Path path;

    GrantFile(Path folder) {
        this.folder = folder;
        this.path = folder.resolve("grants.json");
    }

    boolean exists() {
        return Files.exists(path);
    }

    AccessPolicy read() throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw malformed("it has " + Files.size(path) + " bytes, more than grants can take", null);
        }
        try {
            JsonNode root = JSON.readTree(path.toFile());
            JsonNode version = root.path("schemaVersion");
            if (!version.isInt() || version.intValue() != SCHEMA_VERSION) {
                throw malformed("its schemaVersion is not " + SCHEMA_VERSION, null);
            }
            if (!root.path("grants").isArray()) {
                throw malformed("it has no list 'grants'", null);
            }
            List<Grant> grants = new ArrayList<>();
            for (JsonNode grant : root.path("grants")) {
                grants.add(new Grant(
                        new Principal(text(grant, "principal")),
                        Role.valueOf(text(grant, "role")),
                        new Prefix(text(grant, "prefix")),
                        bool(grant, "owner")));
            }
            return new AccessPolicy(grants);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(JsonNode grant, String field) {
        JsonNode value = grant.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a grant has no text '" + field + "': " + grant);
        }
        return value.textValue();
    }

    private static boolean bool(JsonNode grant, String field) {
        JsonNode value = grant.path(field);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("a grant has no true or false '" + field + "': " + grant);
        }
        return value.booleanValue();
    }

    private IOException malformed(String what, @Nullable Throwable cause) {
        return new IOException(
                "the grants in " + path + " cannot be read: " + what + "; restore the file from a copy", cause);
    }

    void write(AccessPolicy policy) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
        ArrayNode grants = root.putArray("grants");
        for (Grant grant : policy.grants()) {
            grants.addObject()
                    .put("prefix", grant.prefix().value())
                    .put("principal", grant.principal().name())
                    .put("role", grant.role().name())
                    .put("owner", grant.owner());
        }
        ByteBuffer bytes = ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
        Path unfinished = folder.resolve("grants.json.tmp");
        try (FileChannel file = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        FolderSync.force(folder);
    }
}
