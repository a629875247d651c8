package dev.backsight.store.validation;

import static dev.backsight.store.validation.Samples.hex;
import static dev.backsight.store.validation.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeDetectorTest {

    @ParameterizedTest
    @CsvSource({
        "image/webp, 52494646 24000000 57454250 5650384C",
        "audio/wav, 52494646 24000000 57415645 666D7420",
        "image/tiff, 49492A00 08000000",
        "image/heic, 00000018 66747970 68656963 00000000",
        "image/avif, 00000018 66747970 61766966 00000000",
        "image/avif, 00000018 66747970 61766973 00000000",
        "image/heic, 00000018 66747970 68657663 00000000",
        "image/heic, 00000018 66747970 68656973 00000000",
        "image/heif, 00000018 66747970 6D736631 00000000",
        "audio/wav, 52463634 FFFFFFFF 57415645 64733634",
        "text/plain, 4944332C6E616D650A312C610A",
        "video/mp4, 00000018 66747970 69736F6D 00000200",
        "video/quicktime, 00000014 66747970 71742020 00000200",
        "application/pdf, 255044462D312E370A",
        "application/x-ole-storage, D0CF11E0A1B11AE1",
        "application/zstd, 28B52FFD2000",
        "application/zstd, 5A2A4D1800000000",
        "application/x-xz, FD377A585A000004",
        "application/x-bzip2, 425A6839314159265359",
        "application/x-7z-compressed, 377ABCAF271C0004",
        "application/x-rar-compressed, 526172211A070100",
        "audio/mpeg, 4944330400000000",
        "audio/mpeg, FFFB9064000F",
        "audio/ogg, 4F676753000200",
        "audio/flac, 664C614300000022",
        "video/x-matroska, 1A45DFA3A3428681",
        "application/x-elf, 7F454C46020101",
        "application/x-mach-binary, CFFAEDFE07000001",
        "application/x-mach-binary, CAFEBABE00000002",
        "application/java-vm, CAFEBABE00000034",
        "application/java-vm, CAFEBABE0000003D",
        "application/java-vm, CAFEBABEFFFF0041",
        "application/wasm, 0061736D01000000",
        "application/vnd.sqlite3, 53514C69746520666F726D6174203300",
        "application/octet-stream, 0001020304",
        "application/octet-stream, ''"
    })
    void tellsFormatsByTheirFirstBytes(String type, String hex) {
        assertThat(TypeDetector.detect(hex(hex))).isEqualTo(type);
    }

    @Test
    void tellsWhatJavaWrites() throws IOException {
        assertThat(TypeDetector.detect(Samples.image("png", 3, 2))).isEqualTo("image/png");
        assertThat(TypeDetector.detect(Samples.image("jpeg", 3, 2))).isEqualTo("image/jpeg");
        assertThat(TypeDetector.detect(Samples.image("gif", 3, 2))).isEqualTo("image/gif");
        assertThat(TypeDetector.detect(Samples.image("bmp", 3, 2))).isEqualTo("image/bmp");
        assertThat(TypeDetector.detect(Samples.gzip(text("a")))).isEqualTo("application/gzip");
        assertThat(TypeDetector.detect(Samples.zstd(text("a")))).isEqualTo("application/zstd");
        assertThat(TypeDetector.detect(Samples.zip("a", text("a")))).isEqualTo("application/zip");
        try (InputStream own = TypeDetector.class.getResourceAsStream("TypeDetector.class")) {
            assertThat(TypeDetector.detect(own.readAllBytes())).isEqualTo("application/java-vm");
        }
    }

    @Test
    void tellsWhatAZipIsBesides() throws IOException {
        assertThat(TypeDetector.detect(Samples.zip(new String[] {"META-INF/MANIFEST.MF", "A.class"}, text("x"))))
                .isEqualTo("application/java-archive");
        assertThat(TypeDetector.detect(Samples.zip(
                        new String[] {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}, text("<a/>"))))
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(TypeDetector.detect(
                        Samples.zip(new String[] {"[Content_Types].xml", "xl/workbook.xml"}, text("<a/>"))))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(TypeDetector.detect(
                        Samples.zip(new String[] {"mimetype", "META-INF/container.xml"}, text("application/epub+zip"))))
                .isEqualTo("application/zip");
        assertThat(TypeDetector.detect(Samples.zip(new String[] {"word/a", "xl/b"}, text("x"))))
                .isEqualTo("application/zip");
    }

    @Test
    void believesAMimetypeEntryOnlyForTypesThatAreZips() throws IOException {
        assertThat(TypeDetector.detect(withMimetype("application/epub+zip"))).isEqualTo("application/epub+zip");
        assertThat(TypeDetector.detect(withMimetype("application/vnd.oasis.opendocument.text")))
                .isEqualTo("application/vnd.oasis.opendocument.text");
        for (String claim : new String[] {"image/jpeg", "image/x+zip", "application/pdf", "text/plain"}) {
            assertThat(TypeDetector.detect(withMimetype(claim))).isEqualTo("application/zip");
        }
    }

    private static byte[] withMimetype(String type) throws IOException {
        byte[] content = text(type);
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry("mimetype");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void tellsPortableExecutables() {
        ByteBuffer program = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        program.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3C, 0x80).putInt(0x80, 0x00004550);
        assertThat(TypeDetector.detect(program.array())).isEqualTo(TypeDetector.PORTABLE_EXECUTABLE);
        program.putInt(0x3C, -5);
        assertThat(TypeDetector.detect(program.array())).isNotEqualTo(TypeDetector.PORTABLE_EXECUTABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain|hello, world",
                "text/plain|MZ is where it began",
                "text/plain|{ not json",
                "text/plain|[draft] hello",
                "text/plain|[1] a footnote",
                "text/plain|{\"a\":1} and more",
                "text/plain|Grüße aus Köln",
                "application/json|{}",
                "application/json|[ ]",
                "application/json|{\"a\": [1, 2.5e3, true, null, \"x\\\"y\"], \"b\": {}}",
                "application/json|[{\"cut\": \"in the mid",
                "application/xml|<?xml version='1.0'?><a/>",
                "image/svg+xml|<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
                "image/svg+xml|<svg width='1'>",
                "text/html|<!DOCTYPE html><title>x</title>",
                "text/html|<HTML ><body>",
                "text/html|<script >alert(1)</script>",
                "text/html|<!-- --><script>alert(1)</script>",
                "text/html|<!-- --> <!-- x --> hello",
                "text/html|<!-- never ends",
                "image/svg+xml|<!-- drawn --><svg xmlns='http://www.w3.org/2000/svg'/>",
            })
    void tellsKindsOfText(String type, String text) {
        assertThat(TypeDetector.detect(text(text))).isEqualTo(type);
    }

    @Test
    void tellsHtmlWhoseTextIsNotUtf8() {
        byte[] latin =
                "<!DOCTYPE html><title>\u00FCber alles M\u00E4rchen</title>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TypeDetector.detect(latin)).isEqualTo("text/html");
    }

    @Test
    void takesNeitherOverlongNorSurrogateBytesForUtf8() {
        assertThat(TextType.of(hex("C0AE"))).isEmpty();
        assertThat(TextType.of(hex("E080AF"))).isEmpty();
        assertThat(TextType.of(hex("EDA080"))).isEmpty();
        assertThat(TextType.of(hex("F4908080"))).isEmpty();
        assertThat(TextType.of(hex("610062"))).isEmpty();
    }

    @Test
    void takesTextThatIsCutWithinACharacter() {
        byte[] text = text("abc\uD83D\uDE00");
        for (int length = 3; length <= text.length; length++) {
            assertThat(TextType.of(Arrays.copyOf(text, length))).contains("text/plain");
        }
        assertThat(TextType.of("\uFEFFabc".getBytes(StandardCharsets.UTF_16LE))).contains("text/plain");
    }

    @Test
    void asksTikaForWhatTheTableHasNot() {
        byte[] flash = hex("465753" + "0A000000000000000000");
        assertThat(TypeDetector.detect(Arrays.copyOf(flash, 64))).contains("flash");
    }

    @Test
    void answersForAnyBytes() {
        Random random = new Random(7);
        byte[][] heads = {hex("504B0304"), hex("FFD8FF"), hex("4D5A"), hex("7B22"), hex("3C3F786D6C"), {}};
        for (int i = 0; i < 3_000; i++) {
            byte[] head = heads[i % heads.length];
            byte[] bytes = new byte[head.length + random.nextInt(200)];
            random.nextBytes(bytes);
            System.arraycopy(head, 0, bytes, 0, head.length);
            assertThat(TypeDetector.detect(bytes)).matches("[a-z0-9.+-]+/[a-z0-9.+_-]+");
        }
    }
}
