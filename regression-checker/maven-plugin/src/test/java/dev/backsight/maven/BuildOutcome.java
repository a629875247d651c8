package dev.backsight.maven;

import static org.assertj.core.api.Assertions.assertThat;

/** A run of Maven, and what came of it. */
record BuildOutcome(int exitCode, String output) {

    /** Both show the whole output where they fail: it says why. */
    BuildOutcome succeeded() {
        assertThat(exitCode).as(output).isZero();
        return this;
    }

    BuildOutcome failed() {
        assertThat(exitCode).as(output).isEqualTo(1);
        return this;
    }

    BuildOutcome says(String... words) {
        assertThat(output).contains(words);
        return this;
    }

    BuildOutcome matches(String pattern) {
        assertThat(output).containsPattern(pattern);
        return this;
    }

    BuildOutcome doesNotSay(String... words) {
        assertThat(output).doesNotContain(words);
        return this;
    }
}
