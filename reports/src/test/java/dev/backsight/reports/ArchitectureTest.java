package dev.backsight.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.backsight.reports");

    @Test
    void seesTheWholeModule() {
        assertThat(CLASSES.size()).isGreaterThan(25);
    }

    @Test
    void readsTheModelAndNothingElseOfTheChecker() {
        classes()
                .that()
                .resideInAPackage("dev.backsight.reports..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.backsight.reports..",
                        "dev.backsight.checker.model",
                        "com.fasterxml.jackson.core..",
                        "io.pebbletemplates..",
                        "java..",
                        "javax.xml.stream..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void looksAtNoClockAndOpensNoFileButSources() {
        noClasses()
                .that()
                .resideInAPackage("dev.backsight.reports..")
                .and()
                .resideOutsideOfPackage("dev.backsight.reports.source")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void arrowsPointFromRenderingToPageToWords() {
        noClasses()
                .that()
                .resideInAPackage("dev.backsight.reports.text")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.backsight.reports",
                        "dev.backsight.reports.html",
                        "dev.backsight.reports.export",
                        "dev.backsight.reports.source",
                        "io.pebbletemplates..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("dev.backsight.reports.html", "dev.backsight.reports.export")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.backsight.reports", "dev.backsight.reports.source")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.backsight.reports.source")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.backsight.checker..", "dev.backsight.reports", "dev.backsight.reports.text")
                .check(CLASSES);
    }
}
