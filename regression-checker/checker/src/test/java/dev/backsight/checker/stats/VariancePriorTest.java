package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VariancePriorTest {

    /** Variances drawn as the model says: s0² d0 over a chi-squared of d0 = 2, each then seen through three values. */
    @Test
    void findsWhatTheVariancesWereDrawnFrom() {
        Random random = new Random(11);
        List<PairedMean> suite = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double chiSquared = 2 * -Math.log(1 - random.nextDouble());
            suite.add(three(random, Math.sqrt(0.0004 * 2 / chiSquared)));
        }
        VariancePrior prior = VariancePrior.of(suite);
        assertThat(prior.degreesOfFreedom()).isCloseTo(2, within(0.15));
        assertThat(prior.variance()).isCloseTo(0.0004, within(0.00003));
    }

    @Test
    void trustsASuiteThatSeemsAlikeNoFurtherThanItsCap() {
        Random random = new Random(13);
        List<PairedMean> suite = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            suite.add(three(random, 0.01));
        }
        VariancePrior prior = VariancePrior.of(suite);
        assertThat(prior.degreesOfFreedom()).isEqualTo(VariancePrior.MOST_DEGREES);
        PairedMean wild = PairedMean.of(new double[] {-0.1, 0, 0.1});
        PairedMean moderated = prior.moderate(wild);
        assertThat(moderated.degreesOfFreedom()).isEqualTo(6);
        assertThat(moderated.estimate()).isEqualTo(wild.estimate());
        assertThat(moderated.variance()).isCloseTo((2 * 0.01 + 4 * prior.variance()) / 6, within(1e-12));
    }

    @Test
    void agreementByCoincidenceDoesNotOutrankAClearEffect() {
        Random random = new Random(17);
        List<PairedMean> suite = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            suite.add(three(random, 0.02));
        }
        PairedMean coincidence = PairedMean.of(new double[] {0.0401, 0.04, 0.0402});
        PairedMean clear = PairedMean.of(new double[] {0.17, 0.2, 0.22});
        suite.add(coincidence);
        suite.add(clear);
        VariancePrior prior = VariancePrior.of(suite);
        assertThat(coincidence.pGreaterThan(0.03)).isLessThan(clear.pGreaterThan(0.03));
        assertThat(prior.moderate(coincidence).pGreaterThan(0.03))
                .isGreaterThan(prior.moderate(clear).pGreaterThan(0.03));
    }

    @Test
    void hasNoOpinionWhereThereIsNothingToLearnFrom() {
        PairedMean alone = PairedMean.of(new double[] {0, 1, 2});
        assertThat(VariancePrior.of(List.of()).moderate(alone)).isEqualTo(alone);
        assertThat(VariancePrior.of(List.of(alone)).moderate(alone)).isEqualTo(alone);
        PairedMean exact = PairedMean.of(new double[] {8, 8, 8});
        assertThat(VariancePrior.of(List.of(exact, exact, alone)).moderate(exact))
                .isEqualTo(exact);
    }

    @Test
    void lendsASpreadToASinglePair() {
        Random random = new Random(19);
        List<PairedMean> suite = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            suite.add(three(random, 0.01));
        }
        VariancePrior prior = VariancePrior.of(suite);
        PairedMean moderated = prior.moderate(PairedMean.of(new double[] {0.5}));
        assertThat(moderated.standardError()).isCloseTo(0.01, within(0.005));
        assertThat(moderated.degreesOfFreedom()).isEqualTo(prior.degreesOfFreedom());
    }

    private static PairedMean three(Random random, double spread) {
        return PairedMean.of(new double[] {
            spread * random.nextGaussian(), spread * random.nextGaussian(), spread * random.nextGaussian()
        });
    }
}
