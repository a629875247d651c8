package dev.backsight.store;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.metadata.FileChangedException;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.SizeRange;
import dev.backsight.store.metadata.TimeRange;
import dev.backsight.store.replication.StorePeer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.backsight.store");

    @Test
    void seesTheClassesItJudges() {
        assertThat(CLASSES.size()).isGreaterThanOrEqualTo(300);
        assertThat(CLASSES.contain(FileStore.class)).isTrue();
    }

    @Test
    void packagesDependOnEachOtherDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("access")
                .definedBy("dev.backsight.store.access")
                .layer("replication")
                .definedBy("dev.backsight.store.replication..")
                .layer("mirror")
                .definedBy("dev.backsight.store.mirror")
                .layer("objectstorage")
                .definedBy("dev.backsight.store.objectstorage")
                .layer("objectcontent")
                .definedBy("dev.backsight.store.objectcontent")
                .layer("export")
                .definedBy("dev.backsight.store.monitor.export")
                .layer("store")
                .definedBy("dev.backsight.store")
                .layer("validation")
                .definedBy("dev.backsight.store.validation")
                .layer("thumbnail")
                .definedBy("dev.backsight.store.thumbnail")
                .layer("content")
                .definedBy("dev.backsight.store.content")
                .layer("chunking")
                .definedBy("dev.backsight.store.chunking")
                .layer("metadata")
                .definedBy("dev.backsight.store.metadata")
                .layer("rocksdb")
                .definedBy("dev.backsight.store.metadata.rocksdb")
                .layer("postgresql")
                .definedBy("dev.backsight.store.metadata.postgresql")
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
                .mayOnlyAccessLayers("store", "content", "metadata", "identity", "thumbnail")
                .whereLayer("replication")
                .mayOnlyAccessLayers("store", "metadata", "compression", "mediatype", "identity", "monitor")
                .whereLayer("mirror")
                .mayOnlyAccessLayers(
                        "objectstorage", "store", "content", "metadata", "identity", "monitor", "validation")
                .whereLayer("objectstorage")
                .mayOnlyAccessLayers("content")
                .whereLayer("objectcontent")
                .mayOnlyAccessLayers("content", "objectstorage", "adaptive", "identity")
                .whereLayer("export")
                .mayOnlyAccessLayers("monitor")
                .whereLayer("store")
                .mayOnlyAccessLayers(
                        "content",
                        "metadata",
                        "rocksdb",
                        "adaptive",
                        "compression",
                        "identity",
                        "monitor",
                        "validation",
                        "thumbnail")
                .whereLayer("validation")
                .mayOnlyAccessLayers("metadata", "mediatype", "identity")
                .whereLayer("thumbnail")
                .mayOnlyAccessLayers("metadata", "identity")
                .whereLayer("content")
                .mayOnlyAccessLayers("chunking", "adaptive", "compression", "identity")
                .whereLayer("chunking")
                .mayNotAccessAnyLayer()
                .whereLayer("metadata")
                .mayOnlyAccessLayers("compression", "mediatype", "identity")
                .whereLayer("rocksdb")
                .mayOnlyAccessLayers("metadata", "compression", "mediatype", "identity")
                .whereLayer("postgresql")
                .mayOnlyAccessLayers("metadata", "compression", "mediatype", "identity")
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
    void rocksdbIsKnownOnlyWhereSomethingIsKeptInIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.backsight.store.metadata.rocksdb", "dev.backsight.store.mirror")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rocksdb..")
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
    void replicationKnowsOfMetadataAndCompressionOnlyWhatTheStoreSpeaksOf() {
        noClasses()
                .that()
                .resideInAPackage("dev.backsight.store.replication..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.backsight.store.metadata", "dev.backsight.store.compression")
                                .and(not(type(MediaType.class)))
                                .and(not(type(FileStat.class)))
                                .and(not(type(FileLabels.class)))
                                .and(not(type(FileChangedException.class)))
                                .and(not(type(FileQuery.class)))
                                .and(not(type(TimeRange.class)))
                                .and(not(type(SizeRange.class)))
                                .and(not(type(Codec.class)))
                                .as("are in metadata or compression but not what FileStore itself takes and gives"))
                .check(CLASSES);
    }

    @Test
    void theWireFormatKnowsNothingOfHowReplicationWorks() {
        noClasses()
                .that()
                .resideInAPackage("dev.backsight.store.replication.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.backsight.store.replication", "java.nio.file", "java.net")
                .check(CLASSES);
    }

    @Test
    void sqlStaysBehindTheInterface() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.backsight.store.metadata.postgresql")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void onlyReplicationTouchesRatis() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.backsight.store.replication")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.ratis..")
                .check(CLASSES);
        assertThat(CLASSES.get(StorePeer.class).getDirectDependenciesFromSelf())
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("org.apache.ratis"));
    }

    /** Digits are others elsewhere, and what is formatted here are names of files and keys of objects. */
    @Test
    void nothingIsFormattedTheWayTheMachineHappensToBeSet() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.backsight.store.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
