package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class OfficeDocumentTest {

    @Test
    void isTheSameOnEveryMachine() {
        assertThat(ContentId.of(OfficeDocument.docx(60, 1)).hex())
                .isEqualTo("3e0d11594c693ed3561270d29c5095dd740cb5fb5bd0e830a49f4c9aca2af532");
    }

    @Test
    void isAZipOfWellFormedPartsThatIsTakenForADocument() throws Exception {
        byte[] docx = OfficeDocument.docx(60, 1);

        List<String> names = new ArrayList<>();
        int paragraphs = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                // Reading an entry to its end verifies its checksum.
                paragraphs +=
                        parse(zip.readAllBytes()).getElementsByTagName("w:p").getLength();
            }
        }
        assertThat(names).containsExactly("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml");
        assertThat(paragraphs).isEqualTo(60);
        assertThat(Validator.detect(docx).value()).endsWith("wordprocessingml.document");
    }

    private static Document parse(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
