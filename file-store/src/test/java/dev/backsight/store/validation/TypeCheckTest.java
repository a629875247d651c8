package dev.backsight.store.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.validation.Refusal.ContradictoryType;
import dev.backsight.store.validation.Refusal.TypeNotAllowed;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCheckTest {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @ParameterizedTest
    @CsvSource({
        "a.jpg, application/octet-stream, image/jpeg",
        "a.JPEG, image/jpg, image/jpeg",
        "a, image/jpeg, image/jpeg",
        "a.csv, text/csv, text/plain",
        "a.csv, text/csv; charset=iso-8859-1, text/plain",
        "a.json, application/json, application/json",
        "a.txt, text/plain, application/json",
        "a.svg, image/svg+xml, application/xml",
        "a.mov, video/mp4, video/quicktime",
        "a.webm, video/webm, video/x-matroska",
        "a.zip, application/x-zip-compressed, application/java-archive",
        "a.unknown, application/x-of-our-own, application/x-elf",
        "a.tar.gz, application/gzip, application/gzip",
        "release.1.0, application/octet-stream, application/x-elf",
        "folder.jpg/readme, application/octet-stream, text/plain",
        "a.docx, " + DOCX + ", application/zip",
        "a.docx, application/octet-stream, application/x-ole-storage",
        "a.docx, " + DOCX + ", application/x-ole-storage",
        "a.dotx, application/vnd.openxmlformats-officedocument.wordprocessingml.template, " + DOCX,
        "a.ai, application/postscript, application/pdf",
        "a.avif, image/avif, image/heif"
    })
    void takesClaimsThatFit(String name, String declared, String detected) {
        assertThat(judge(ValidationPolicy.defaults(), name, declared, detected)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, application/octet-stream, image/png",
        "a.jpg, application/octet-stream, text/html",
        "a.jpg, application/octet-stream, application/octet-stream",
        "a.txt, application/octet-stream, application/x-elf",
        "a.pdf, application/octet-stream, application/zip",
        "a.csv, application/octet-stream, application/gzip",
        "a.exe, application/octet-stream, image/png",
        "a, image/png, image/jpeg",
        "a, image/x-unheard-of, application/x-elf",
        "a, image/png, text/html",
        "a, image/png, application/octet-stream",
        "a, text/plain, application/vnd.microsoft.portable-executable",
        "a, application/json, text/html",
        "a, application/pdf, application/zip",
        "a, " + DOCX + ", " + XLSX,
        "a, " + DOCX + ", text/plain",
        "a.docx, application/octet-stream, " + XLSX
    })
    void refusesClaimsTheContentContradicts(String name, String declared, String detected) {
        assertThat(judge(ValidationPolicy.defaults(), name, declared, detected))
                .containsInstanceOf(ContradictoryType.class);
    }

    @Test
    void saysWhatIsClaimedAndWhatIs() {
        assertThat(judge(ValidationPolicy.defaults(), "a.jpg", "application/octet-stream", "application/x-elf"))
                .map(Refusal::sentence)
                .contains("the name ends with .jpg, but the content's first bytes are those of application/x-elf; "
                        + "name it after what it is");
    }

    @Test
    void emptyContentContradictsNothing() {
        TypeCheck check = new TypeCheck(ValidationPolicy.defaults());
        assertThat(check.judge("a.jpg", new MediaType("image/jpeg"), TypeDetector.OCTET_STREAM, true))
                .isEmpty();
    }

    @Test
    void judgesThePolicyByWhatTheContentIs() {
        ValidationPolicy images = ValidationPolicy.defaults().withAllowed("image/*", "text/csv");
        assertThat(judge(images, "a", "application/octet-stream", "image/png")).isEmpty();
        assertThat(judge(images, "a", "text/csv", "text/plain")).isEmpty();
        assertThat(judge(images, "a", "image/svg+xml", "application/xml")).isEmpty();
        assertThat(judge(images, "a", "application/octet-stream", "text/plain"))
                .map(Refusal::sentence)
                .contains("content of type text/plain is not taken; allowed are image/*, text/csv");
    }

    @Test
    void takesNoTextForAPictureWhateverItIsCalled() {
        ValidationPolicy images = ValidationPolicy.defaults().withAllowed("image/*");
        assertThat(judge(images, "a", "image/x-anything", "text/plain")).containsInstanceOf(ContradictoryType.class);
        assertThat(judge(images, "a", "image/svg+xml", "image/svg+xml")).isEmpty();
    }

    @Test
    void takesAllNamesOfATypeForOneInAPolicy() {
        ValidationPolicy policy = ValidationPolicy.defaults().withDenied("application/vnd.rar", "text/xml");
        assertThat(judge(policy, "a", "application/octet-stream", "application/x-rar-compressed"))
                .containsInstanceOf(TypeNotAllowed.class);
        assertThat(judge(policy, "a", "application/octet-stream", "application/xml"))
                .containsInstanceOf(TypeNotAllowed.class);
    }

    @Test
    void deniesByContentAndByClaim() {
        ValidationPolicy policy = ValidationPolicy.defaults().withDenied("application/java-archive", "text/html");
        assertThat(judge(policy, "a", "application/zip", "application/java-archive"))
                .containsInstanceOf(TypeNotAllowed.class);
        assertThat(judge(policy, "a", "TEXT/HTML; charset=utf-8", "text/plain"))
                .containsInstanceOf(TypeNotAllowed.class);
        assertThat(judge(policy, "a", "application/zip", "application/zip")).isEmpty();
    }

    @Test
    void refusesDeclarationsThatAreNoTypes() {
        assertThat(judge(ValidationPolicy.defaults(), "a", "image", "image/png"))
                .map(Refusal::sentence)
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("type/subtype (RFC 6838)"));
    }

    @Test
    void takesTheMostSpecificSizeLimit() {
        ValidationPolicy policy = ValidationPolicy.defaults()
                .withMaxSize(1000)
                .withMaxSize("image/*", 10)
                .withMaxSize("image/tiff", 5000)
                .withMaxSize("image/png", 100);
        assertThat(policy.maxSizeOf(new MediaType("image/gif"))).isEqualTo(10);
        assertThat(policy.maxSizeOf(new MediaType("image/PNG"))).isEqualTo(100);
        assertThat(policy.maxSizeOf(new MediaType("image/tiff"))).isEqualTo(1000);
        assertThat(policy.maxSizeOf(new MediaType("text/plain"))).isEqualTo(1000);
    }

    @Test
    void aSuffixStandsForAllTypesThatHaveIt() {
        ValidationPolicy policy = ValidationPolicy.defaults()
                .withDenied("*/*+xml")
                .withMaxSize("image/*", 10)
                .withMaxSize("*/*+zip", 5);
        assertThat(judge(policy, "a", "image/svg+xml", "image/svg+xml")).containsInstanceOf(TypeNotAllowed.class);
        assertThat(judge(policy, "a", "application/xml", "application/xml")).isEmpty();
        assertThat(policy.maxSizeOf(new MediaType("image/x+zip"))).isEqualTo(5);
    }

    @Test
    void refusesPatternsAndPoliciesThatMeanNothing() {
        assertThatThrownBy(() -> ValidationPolicy.defaults().withDenied("*/png"))
                .hasMessageContaining("type/subtype");
        assertThatThrownBy(() -> ValidationPolicy.defaults().withAllowed("image"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ValidationPolicy.defaults().withAllowed()).hasMessageContaining("takes nothing");
        assertThatThrownBy(() -> ValidationPolicy.defaults().withMaxSize(-1)).hasMessageContaining("negative");
    }

    private static Optional<Refusal> judge(ValidationPolicy policy, String name, String declared, String detected) {
        return new TypeCheck(policy).judge(name, new MediaType(declared), detected, false);
    }
}
