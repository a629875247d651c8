package dev.backsight.checker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Arrows point down only: gate, history, machine, measure, baseline, format, compare, reach, jmh and git, fitness, model, stats. */
@Tag("slow")
class ArchitectureTest {

    private static final String ROOT = "dev.backsight.checker";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final List<String> ROOMS = List.of(
            "stats",
            "model",
            "jmh",
            "compare",
            "format",
            "git",
            "baseline",
            "fitness",
            "machine",
            "measure",
            "reach",
            "history",
            "gate");

    @Test
    void seesTheWholeEngine() {
        assertThat(CLASSES.size()).isGreaterThan(60);
        for (String room : ROOMS) {
            assertThat(CLASSES.stream().filter(c -> c.getPackageName().equals(ROOT + "." + room)))
                    .as(room)
                    .isNotEmpty();
        }
    }

    @Test
    void arrowsPointDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("certify")
                .definedBy(ROOT + ".certify..")
                .layer("gate")
                .definedBy(ROOT + ".gate..")
                .layer("history")
                .definedBy(ROOT + ".history..")
                .layer("machine")
                .definedBy(ROOT + ".machine..")
                .layer("measure")
                .definedBy(ROOT + ".measure..")
                .layer("baseline")
                .definedBy(ROOT + ".baseline..")
                .layer("format")
                .definedBy(ROOT + ".format..")
                .layer("compare")
                .definedBy(ROOT + ".compare..")
                .layer("git")
                .definedBy(ROOT + ".git..")
                .layer("reach")
                .definedBy(ROOT + ".reach..")
                .layer("jmh")
                .definedBy(ROOT + ".jmh..")
                .layer("fitness")
                .definedBy(ROOT + ".fitness..")
                .layer("model")
                .definedBy(ROOT + ".model..")
                .layer("stats")
                .definedBy(ROOT + ".stats..")
                .whereLayer("certify")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("gate")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("history")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("machine")
                .mayOnlyBeAccessedByLayers("gate", "certify")
                .whereLayer("measure")
                .mayOnlyBeAccessedByLayers("gate", "certify", "machine")
                .whereLayer("baseline")
                .mayOnlyBeAccessedByLayers("gate")
                .whereLayer("format")
                .mayOnlyBeAccessedByLayers("gate", "certify", "measure", "baseline", "history")
                .whereLayer("compare")
                .mayOnlyBeAccessedByLayers("gate", "certify", "measure")
                .whereLayer("git")
                .mayOnlyBeAccessedByLayers("gate", "measure", "baseline")
                .whereLayer("jmh")
                .mayOnlyBeAccessedByLayers("gate", "certify", "measure", "reach")
                .whereLayer("reach")
                .mayOnlyBeAccessedByLayers("gate")
                .whereLayer("fitness")
                .mayOnlyBeAccessedByLayers("gate", "machine")
                .whereLayer("stats")
                .mayOnlyBeAccessedByLayers("compare")
                .check(CLASSES);
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void statisticsImportNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".stats..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".model..", ROOT + ".compare..", ROOT + ".jmh..", ROOT + ".format..", ROOT + ".gate..")
                .check(CLASSES);
    }

    @Test
    void computingRoomsDoNoIoAndReadNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".stats..", ROOT + ".model..", ROOT + ".compare..", ROOT + ".fitness..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .check(CLASSES);
    }
}
