package io.globalkpi.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/** The rooms of the house and the doors between them, over every module. */
class RoomsTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.globalkpi");

    @Test
    void shouldSeeTheWholeHouse() {
        assertThat(HOUSE.contain("io.globalkpi.schemas.topic.Topics")).isTrue();
        assertThat(HOUSE.contain("io.globalkpi.ingest.publish.EventPublisher")).isTrue();
        assertThat(HOUSE.contain("io.globalkpi.local.LocalStack")).isTrue();
    }

    @Test
    void shouldLetServicesMeetOnlyInTopics() {
        slices().matching("io.globalkpi.(ingest|streams|alert)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void shouldPointEveryDependencyAtTheContract() {
        noClasses()
                .that()
                .resideInAPackage("io.globalkpi.schemas..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.globalkpi.ingest..",
                        "io.globalkpi.streams..",
                        "io.globalkpi.alert..",
                        "io.globalkpi.local.."))
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.globalkpi.local..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.globalkpi.local.."))
                .check(HOUSE);
    }

    /** A mistake shared with what it checks is a mistake unseen. */
    @Test
    void shouldLetTheOracleKnowTheContractOnly() {
        assertThat(HOUSE.contain("io.globalkpi.oracle.BatchKpis")).isTrue();
        noClasses()
                .that()
                .resideInAPackage("io.globalkpi.oracle..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.globalkpi..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("io.globalkpi.oracle..", "io.globalkpi.schemas.."))))
                .orShould()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage("io.globalkpi.ingest..", "io.globalkpi.streams..", "io.globalkpi.alert..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.globalkpi.oracle.."))
                .check(HOUSE);
    }

    @Test
    void shouldKeepTheRulesFreeOfKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.globalkpi.streams.measure..",
                        "io.globalkpi.streams.kpi..",
                        "io.globalkpi.streams.scorecard..",
                        "io.globalkpi.streams.window..",
                        "io.globalkpi.streams.targets..",
                        "io.globalkpi.schemas.targets..",
                        "io.globalkpi.schemas.period..",
                        "io.globalkpi.alert.rule..",
                        "io.globalkpi.ingest.platform..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void shouldKeepTheSimulatorIgnorantOfTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.simulate..")
                .should()
                .dependOnClassesThat(resideInAPackage("..streams.."))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void shouldLetOnlyThePublisherProduceInIngest() {
        noClasses()
                .that()
                .resideInAPackage("io.globalkpi.ingest..")
                .and()
                .resideOutsideOfPackage("io.globalkpi.ingest.publish..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("produce to Kafka") {
                    @Override
                    public boolean test(JavaClass used) {
                        return used.isAssignableTo(KafkaProducer.class);
                    }
                })
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void shouldReadTheEnvironmentAndEndTheProcessOnlyInMain() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(HOUSE);
    }

    @Test
    void shouldHaveNoCyclesBetweenRooms() {
        for (String module : Set.of("ingest", "streams", "alert", "local")) {
            slices().matching("io.globalkpi." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    /** Rooms of generated records have no sign; their schemas document them field by field. */
    @Test
    void shouldHaveASignOnEveryRoom() {
        Set<String> unsigned = HOUSE.stream()
                .map(JavaClass::getPackage)
                .filter(room -> room.getClasses().stream().noneMatch(type -> type.isAssignableTo(SpecificRecord.class)))
                .filter(room -> room.tryGetPackageInfo().isEmpty())
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unsigned).isEmpty();
    }
}
