package dev.backsight.benchmarks.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.access.Requests.Request;
import dev.backsight.store.Durability;
import dev.backsight.store.access.AuditHead;
import dev.backsight.store.access.Decision;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessBenchmarksTest extends OneDisk {

    @Test
    void decidesAsTheRequestsSayAndKeepsEveryDecision() throws IOException {
        AuthorizeBenchmark benchmark = new AuthorizeBenchmark();
        benchmark.open();
        benchmark.boundLog();
        AuditHead before = benchmark.access.control().auditHead();
        int allowed = 0;
        for (Request request : Requests.shuffled(AuthorizeBenchmark.PRINCIPALS)) {
            Decision decision = benchmark.authorize();
            assertThat(decision.name()).isEqualTo(request.name());
            assertThat(decision.isAllowed()).isEqualTo(request.allowed());
            allowed += decision.isAllowed() ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(8);
        AuditHead after = benchmark.access.control().auditHead();
        assertThat(after.sequence()).isEqualTo(before.sequence() + 16);
        assertThat(benchmark.access.control().verifyAudit(after).isIntact()).isTrue();
        benchmark.close();
    }

    @Test
    void aLogThatHasGrownLargeIsReplacedAndTheGrantsStay() throws IOException {
        BoundedAccess access = BoundedAccess.open(4, Durability.PROCESS_CRASH, 50);
        Request request = Requests.shuffled(4).get(0);
        long fresh = access.control().auditHead().sequence();
        for (long i = fresh; i < 49; i++) {
            access.control().authorize(request.principal(), request.action(), request.name());
        }
        access.bound();
        assertThat(access.control().auditHead().sequence()).isEqualTo(49);
        access.control().authorize(request.principal(), request.action(), request.name());
        int grants = access.control().policy().grants().size();

        access.bound();

        assertThat(access.control().auditHead().sequence()).isEqualTo(fresh);
        assertThat(access.control().policy().grants()).hasSize(grants).hasSizeGreaterThan(8);
        access.close();
    }

    @Test
    void theSurveyDecidesAsTheRequestsSayWhateverTheNumberOfGrants() {
        for (String principals : Params.of(DecideSurvey.class, "principals")) {
            DecideSurvey survey = new DecideSurvey();
            survey.principals = Integer.parseInt(principals);
            survey.prepare();
            for (Request request : Requests.shuffled(survey.principals)) {
                assertThat(survey.decide().isAllowed()).isEqualTo(request.allowed());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSurveyKeepsEveryDecisionWithEitherDurability(Durability durability) throws IOException {
        assertThat(Params.of(AuditSurvey.class, "durability")).contains(durability.name());
        AuditSurvey survey = new AuditSurvey();
        survey.durability = durability;
        survey.open();
        survey.boundLog();
        long before = survey.access.control().auditHead().sequence();
        AuditSurvey.Turn one = new AuditSurvey.Turn();
        AuditSurvey.Turn other = new AuditSurvey.Turn();
        for (Request request : Requests.shuffled(AuthorizeBenchmark.PRINCIPALS)) {
            assertThat(survey.authorize(one).isAllowed()).isEqualTo(request.allowed());
            assertThat(survey.authorizeByEight(other).isAllowed()).isEqualTo(request.allowed());
        }
        AuditHead head = survey.access.control().auditHead();
        assertThat(head.sequence()).isEqualTo(before + 32);
        assertThat(survey.access.control().verifyAudit(head).isIntact()).isTrue();
        survey.close();
    }
}
