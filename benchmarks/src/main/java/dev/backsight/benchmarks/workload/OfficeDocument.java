package dev.backsight.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

/**
 * A text document as office programs save them (ECMA-376, Office Open XML): a ZIP of XML parts, most of it the paragraphs
 * of the text with the markup of their runs. Word processors open it.
 */
public final class OfficeDocument {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Random random;
    private final Vocabulary words;

    private OfficeDocument(long seed) {
        random = new Random(seed);
        words = new Vocabulary(3000, seed);
    }

    /**
     * A document in the form of {@code .docx}.
     *
     * @param paragraphs of about 700 bytes of text each, which make 300 to 400 bytes of the file
     */
    public static byte[] docx(int paragraphs, long seed) {
        OfficeDocument document = new OfficeDocument(seed);
        ZipArchive archive = new ZipArchive();
        archive.add("[Content_Types].xml", xml(document.contentTypes()));
        archive.add("_rels/.rels", xml(document.relationships()));
        archive.add("word/document.xml", xml(document.text(paragraphs)));
        archive.add("word/styles.xml", xml(document.styles()));
        return archive.finish();
    }

    private static byte[] xml(String part) {
        return (HEAD + part).getBytes(StandardCharsets.US_ASCII);
    }

    private String contentTypes() {
        return "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"" + CONTENT_TYPE + "document.main+xml\"/>"
                + "<Override PartName=\"/word/styles.xml\" ContentType=\"" + CONTENT_TYPE + "styles+xml\"/></Types>";
    }

    private String relationships() {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + RELATIONSHIPS
                + "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    }

    private String styles() {
        StringBuilder styles = new StringBuilder("<w:styles xmlns:w=\"" + WORDS + "\">");
        for (int i = 0; i < 40; i++) {
            styles.append("<w:style w:type=\"paragraph\" w:styleId=\"Style").append(i);
            styles.append("\"><w:name w:val=\"").append(words.next(random)).append(' ');
            styles.append(i).append("\"/><w:rPr><w:sz w:val=\"").append(16 + random.nextInt(20));
            styles.append("\"/></w:rPr></w:style>");
        }
        return styles.append("</w:styles>").toString();
    }

    private String text(int paragraphs) {
        StringBuilder text = new StringBuilder("<w:document xmlns:w=\"" + WORDS + "\"><w:body>");
        for (int i = 0; i < paragraphs; i++) {
            text.append("<w:p w:rsidR=\"").append(revision()).append("\" w:rsidRDefault=\"");
            text.append(revision()).append("\"><w:pPr><w:pStyle w:val=\"Style");
            text.append(random.nextInt(40)).append("\"/></w:pPr>");
            for (int runs = 1 + random.nextInt(6); runs > 0; runs--) {
                appendRun(text);
            }
            text.append("</w:p>");
        }
        return text.append("</w:body></w:document>").toString();
    }

    private void appendRun(StringBuilder text) {
        text.append("<w:r w:rsidRPr=\"").append(revision()).append("\"><w:rPr><w:lang w:val=\"en-GB\"/>");
        text.append(random.nextInt(8) == 0 ? "<w:b/>" : "").append("</w:rPr><w:t xml:space=\"preserve\">");
        for (int rest = 4 + random.nextInt(45); rest > 0; rest--) {
            text.append(words.next(random)).append(rest % 11 == 0 ? ", " : " ");
        }
        text.append("</w:t></w:r>");
    }

    /** What word processors note at every run: in which of their sittings it was written. */
    private String revision() {
        return HEX.toHexDigits(0x00A00000 + random.nextInt(64) * 0x2F35);
    }
}
