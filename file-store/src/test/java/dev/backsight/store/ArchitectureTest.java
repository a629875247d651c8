package dev.backsight.store;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsight.store.metadata.MediaType;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.backsight.store");

    @Test
    void seesTheClassesItJudges() {
        assertThat(CLASSES.size()).isGreaterThanOrEqualTo(215);
        assertThat(CLASSES.contain(FileStore.class)).isTrue();
    }

    @Test
    void packagesDependOnEachOtherDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("access")
                .definedBy("dev.backsight.store.access")
                .layer("mirror")
                .definedBy("dev.backsight.store.mirror")
                .layer("objectstorage")
                .definedBy("dev.backsight.store.objectstorage")
                .layer("export")
                .definedBy("dev.backsight.store.monitor.export")
                .layer("store")
                .definedBy("dev.backsight.store")
                .layer("content")
                .definedBy("dev.backsight.store.content")
                .layer("metadata")
                .definedBy("dev.backsight.store.metadata")
                .layer("frame")
                .definedBy("dev.backsight.store.compression.frame")
                .layer("adaptive")
                .definedBy("dev.backsight.store.compression.adaptive")
                .layer("compression")
                .definedBy("dev.backsight.store.compression")
                .layer("mediatype")
                .definedBy("dev.backsight.store.mediatype")
                .layer("identity")
                .definedBy("dev.backsight.store.identity")
                .layer("monitor")
                .definedBy("dev.backsight.store.monitor")
                .whereLayer("access")
                .mayOnlyAccessLayers("store", "content", "metadata", "identity")
                .whereLayer("mirror")
                .mayOnlyAccessLayers("objectstorage", "store", "content", "metadata", "identity", "monitor")
                .whereLayer("objectstorage")
                .mayOnlyAccessLayers("content")
                .whereLayer("export")
                .mayOnlyAccessLayers("monitor")
                .whereLayer("store")
                .mayOnlyAccessLayers("content", "metadata", "adaptive", "compression", "identity", "monitor")
                .layer("validation")
                .definedBy("dev.backsight.store.validation")
                .layer("thumbnail")
                .definedBy("dev.backsight.store.thumbnail")
                .whereLayer("validation")
                .mayOnlyAccessLayers("metadata", "mediatype", "identity")
                .whereLayer("thumbnail")
                .mayOnlyAccessLayers("metadata", "identity")
                .whereLayer("content")
                .mayOnlyAccessLayers("adaptive", "compression", "identity")
                .whereLayer("metadata")
                .mayOnlyAccessLayers("compression", "identity")
                .whereLayer("frame")
                .mayOnlyAccessLayers("compression")
                .whereLayer("adaptive")
                .mayOnlyAccessLayers("compression", "mediatype")
                .whereLayer("mediatype")
                .mayNotAccessAnyLayer()
                .whereLayer("compression")
                .mayNotAccessAnyLayer()
                .whereLayer("identity")
                .mayNotAccessAnyLayer()
                .whereLayer("monitor")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void validationAndThumbnailsKnowOfMetadataOnlyTheMediaType() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.backsight.store.validation", "dev.backsight.store.thumbnail")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.backsight.store.metadata")
                        .and(not(type(MediaType.class)))
                        .as("are in metadata but not MediaType"))
                .check(CLASSES);
    }

    @Test
    void nothingButObjectStorageKnowsOfOpenDal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.backsight.store.objectstorage")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.opendal..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.backsight.store.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
