package dev.backsight.store.metadata.postgresql;

import dev.backsight.store.metadata.FileQueryContract;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresFileQueryTest extends FileQueryContract {

    @Override
    protected MetadataStore open() throws IOException {
        return PostgresMetadataStore.open(PostgresServer.newSchema());
    }
}
