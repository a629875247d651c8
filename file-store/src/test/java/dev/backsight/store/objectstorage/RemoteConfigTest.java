package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteConfigTest {

    private static final URI ENDPOINT = URI.create("https://storage.example");
    private static final Credentials CREDENTIALS = Credentials.of("id", "wJalrXUtnFEMI");
    private static final RemoteConfig CONFIG = RemoteConfig.s3(ENDPOINT, "bucket", "eu-central-1", CREDENTIALS);

    @Test
    void noTextShowsTheSecret() {
        assertThat(CONFIG.toString()).contains("id=id", "secret hidden").doesNotContain("wJalrXUtnFEMI");
        assertThat(CONFIG.options()).containsEntry("secret_access_key", "wJalrXUtnFEMI");
        assertThat(CREDENTIALS)
                .isEqualTo(Credentials.of("id", "wJalrXUtnFEMI"))
                .hasSameHashCodeAs(Credentials.of("id", "wJalrXUtnFEMI"))
                .isNotEqualTo(Credentials.of("id", "other"));
    }

    @Test
    void refusesEndpointsThatAreNoneOrSayMoreThanTheyShould() {
        for (String endpoint : List.of(
                "ftp://host",
                "file:///etc",
                "https:///path",
                "host",
                "https://u:pw@host",
                "https://host?x",
                "https://h#f")) {
            assertThatThrownBy(() -> RemoteConfig.azure(URI.create(endpoint), "bucket", CREDENTIALS))
                    .as(endpoint)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("pw");
        }
    }

    @Test
    void refusesWhatIsOutOfRange() {
        for (String bucket : List.of("", "ab", "Bucket", "a_b", "-ab", "a/b", "b".repeat(64), "a..\0")) {
            assertThatThrownBy(() -> RemoteConfig.s3(ENDPOINT, bucket, "r", CREDENTIALS))
                    .as(bucket)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> RemoteConfig.s3(ENDPOINT, "bucket", "", CREDENTIALS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CONFIG.withPrefix("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CONFIG.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CONFIG.withTimeout(Duration.ofHours(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CONFIG.withRetries(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CONFIG.withRetries(11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Credentials.of("", "s")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Credentials.of("i", "top secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("top secret");
    }

    @Test
    void refusesKeysThatWouldNotMeanTheSameEverywhere() {
        for (String key : List.of(
                "",
                "/",
                "a/",
                "/a",
                "a//b",
                ".",
                "..",
                "a/..",
                "../a",
                ".a",
                "A",
                "ä",
                "a b",
                "a\nb",
                "a\0",
                "a\\b",
                "a$",
                "a%2fb",
                "x".repeat(255),
                "a/" + "b/".repeat(300) + "c")) {
            assertThatThrownBy(() -> new ObjectKey(key)).as(key).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new ObjectKey("x".repeat(254) + "/" + "y".repeat(254))).isNotNull();
    }
}
