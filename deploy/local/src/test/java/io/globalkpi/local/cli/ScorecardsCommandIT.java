package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.local.read.LatestRecords;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.kpi.AdjustedLine;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardAdjustment;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.reference.DisputeOutcome;
import io.globalkpi.schemas.reference.ScorecardDispute;
import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.scorecard.Canonical;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Scorecards on a broker, printed, exported, disputed and signed off. */
@Timeout(120)
class ScorecardsCommandIT {

    static {
        TrustedRecords.trust();
    }

    private static final Instant NOW = Instant.parse("2026-11-10T10:00:00Z");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void shouldPrintExportDisputeAndSignOff() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), Ports.free())) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                new TopicAdmin(admin).ensure(topics.all());
            }
            publish(broker, october(), november());

            shouldPrintWhatAPersonReads(broker);
            shouldExportForThePayroll(broker);
            shouldTellProgramsEverything(broker);
            shouldEnterReferenceData(broker);
        }
    }

    private void shouldPrintWhatAPersonReads(EmbeddedBroker broker) {
        String printed = run(broker, "--owner", "ann");

        assertThat(printed).contains("2026-10", "frozen", "91.74").contains("2026-11", "provisional", "86.74");
        assertThat(printed)
                .contains("gmv is disputed; its records: deploy/run trace --scope owner:ann --kpi gmv"
                        + " --window month --at 2026-11-09T11:00:00Z");
        assertThat(printed)
                .containsPattern("corrects +scoreBefore")
                .containsPattern("2026-10 +91.74 +86.74 +-5 +gmv +values");
        assertThat(run(broker, "--period", "2026-12")).contains("period");
        assertThat(err.toString()).contains("no scorecard was published for that");
    }

    private void shouldExportForThePayroll(EmbeddedBroker broker) throws Exception {
        Path csv = directory.resolve("payroll.csv");
        run(broker, "--format", "csv", "--out", csv.toString());

        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("period,owner,name,team,template,state,score,adjustment,total,level");
        assertThat(rows.get(1)).startsWith("2026-10,ann,'=HYPERLINK(1),west,t v1,frozen,91.74,,91.74,B,1,");
        assertThat(rows.get(2)).startsWith("2026-11,ann,'=HYPERLINK(1),west,t v1,provisional,91.74,-5,86.74,B,1,");

        Path xlsx = directory.resolve("payroll.xlsx");
        run(broker, "--format", "xlsx", "--out", xlsx.toString());
        try (ReadableWorkbook book = new ReadableWorkbook(xlsx.toFile())) {
            Row row = book.findSheet("scorecards").orElseThrow().read().get(1);
            assertThat(row.getCellText(2)).isEqualTo("'=HYPERLINK(1)");
            assertThat(row.getCell(2).getFormula()).isNull();
            assertThat(row.getCellAsNumber(6)).contains(new BigDecimal("91.74"));
            assertThat(book.findSheet("lines").orElseThrow().read()).hasSize(3);
            assertThat(book.findSheet("adjustments").orElseThrow().read()).hasSize(2);
        }
    }

    private void shouldTellProgramsEverything(EmbeddedBroker broker) throws Exception {
        var cards = new ObjectMapper().readTree(run(broker, "--format", "json"));

        assertThat(cards.get(0).get("fingerprint").asText()).hasSize(64);
        assertThat(cards.get(1).get("lines").get(0).get("points").asText()).isEqualTo("91.74");
        assertThat(cards.get(1).get("adjustments").get(0).get("cause").asText()).isEqualTo("values");
        publish(broker, Scorecard.newBuilder(october()).setLevel("S").build());
        assertThat(run(broker, "--period", "2026-10")).contains("ALTERED");
    }

    private void shouldEnterReferenceData(EmbeddedBroker broker) throws Exception {
        Path reference = Files.createDirectories(directory.resolve("reference"));
        Files.writeString(
                reference.resolve("company.yaml"), "company: {id: a, name: A, reportingCurrency: USD, zone: UTC}");
        Files.writeString(reference.resolve("owners.yaml"), "owners: [{owner: ann, name: Ann, from: 2024-01-01}]");
        Files.writeString(reference.resolve("people.yaml"), "people: [{id: ann, name: Ann}, {id: zoe, name: Zoe}]");
        Files.copy(defaults().resolve("kpis.yaml"), reference.resolve("kpis.yaml"));
        Files.writeString(reference.resolve("scorecards.yaml"), """
                scorecards:
                  - {id: t, from: 2026-01-01, name: T, owners: [ann],
                     lines: [{kpi: gmv, weight: 80%, target: 10}, {line: research, weight: 20%, name: R}],
                     levels: [{level: D, from: 0, coefficient: 0}]}
                """);
        Files.writeString(reference.resolve("scorecard-entries.yaml"), """
                scorecard-entries: [{owner: ann, period: 2026-11, line: research, points: 90, evidence: "https://w.example", enteredBy: ann}]
                """);
        assertThat(command(broker, "apply", reference.toString()))
                .as(err.toString())
                .isZero();

        String[] line = {"--owner", "ann", "--period", "2026-11", "--by"};
        assertThat(command(broker, "scorecards", "sign-off", "--line", "research", line, "ann"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("signedBy: is the same person");
        assertThat(command(broker, "scorecards", "sign-off", "--line", "research", line, "zoe"))
                .isZero();
        assertThat(command(broker, "scorecards", "dispute", "--line", "gmv", line, "ann"))
                .isZero();
        assertThat(out.toString())
                .contains("ann 2026-11 gmv: actual -, target -, points 91.74")
                .contains("its records: no value is kept any more; deploy/run trace --scope owner:ann --kpi gmv");
        String[] decision = {"--outcome", "corrected", "--points", "97"};
        assertThat(command(broker, "scorecards", "dispute", "--line", "gmv", line, "zoe", decision))
                .isZero();
        assertThat(command(broker, "scorecards", "dispute", "--line", "gmv", line, "zoe", decision))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no open dispute about gmv of ann in 2026-11");

        assertThat(rows(broker, Topics.SCORECARD_ENTRIES, ScorecardEntry.class))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getSignedBy()).isEqualTo("zoe"));
        assertThat(rows(broker, Topics.SCORECARD_DISPUTES, ScorecardDispute.class))
                .singleElement()
                .satisfies(dispute -> {
                    assertThat(dispute.getOutcome()).isEqualTo(DisputeOutcome.CORRECTED);
                    assertThat(dispute.getRaisedBy()).isEqualTo("ann");
                    assertThat(dispute.getPoints()).isEqualByComparingTo("97");
                });
    }

    private <T extends SpecificRecord> List<T> rows(EmbeddedBroker broker, String topic, Class<T> type) {
        try (TopicReader reader = new TopicReader(broker.bootstrap())) {
            return LatestRecords.of(topics.topic(topic), type, reader, registry);
        }
    }

    private static Path defaults() {
        return Path.of("../config/defaults");
    }

    private String run(EmbeddedBroker broker, String... options) {
        assertThat(command(broker, "scorecards", (Object) options))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    private int command(EmbeddedBroker broker, Object... words) {
        List<String> line = new ArrayList<>();
        for (Object word : words) {
            line.addAll(word instanceof String[] more ? List.of(more) : List.of(word.toString()));
        }
        line.addAll(List.of("--bootstrap", broker.bootstrap()));
        Surroundings around = new Surroundings(Map.of(), Clock.fixed(NOW, ZoneOffset.UTC), directory, url -> registry);
        CommandLine cli = GlobalKpi.commandLine(around);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return cli.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(new String[0]));
    }

    private static Scorecard october() {
        Scorecard card = card("2026-10", "91.74", false).setFrozen(true).build();
        return Scorecard.newBuilder(card)
                .setFingerprint(Canonical.fingerprint(card))
                .build();
    }

    private static Scorecard november() {
        AdjustedLine line = AdjustedLine.newBuilder()
                .setLine("gmv")
                .setCause("values")
                .setActualBefore(9.0)
                .setActualAfter(8.5)
                .build();
        return card("2026-11", "86.74", true)
                .setAdjustment(decimal("-5"))
                .setAdjustments(List.of(ScorecardAdjustment.newBuilder()
                        .setPeriod("2026-10")
                        .setScoreBefore(decimal("91.74"))
                        .setScoreAfter(decimal("86.74"))
                        .setDifference(decimal("-5"))
                        .setLines(List.of(line))
                        .build()))
                .build();
    }

    private static Scorecard.Builder card(String period, String total, boolean disputed) {
        ScorecardLine line = ScorecardLine.newBuilder()
                .setLine("gmv")
                .setKpi("gmv")
                .setWindow("month")
                .setWindowEnd(Instant.parse(period + "-10T00:00:00Z"))
                .setWeight(10_000)
                .setPoints(decimal("91.74"))
                .setDisputed(disputed)
                .build();
        return Scorecard.newBuilder()
                .setOwner("ann")
                .setOwnerName("=HYPERLINK(1)")
                .setTeam("west")
                .setPeriod(period)
                .setTemplate("t")
                .setTemplateVersion(1)
                .setAsOf(NOW)
                .setPublishedAt(NOW)
                .setClosesAt(NOW)
                .setLines(List.of(line))
                .setScore(decimal("91.74"))
                .setTotal(decimal(total))
                .setLevel("B")
                .setCoefficient(decimal("1"));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(6);
    }

    private void publish(EmbeddedBroker broker, Scorecard... cards) {
        try (KafkaProducer<String, Scorecard> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new StringSerializer(),
                AvroSerde.<Scorecard>value(registry, Scorecard.getClassSchema()).serializer())) {
            for (Scorecard card : cards) {
                String key = card.getOwner() + "|" + card.getPeriod();
                producer.send(new ProducerRecord<>(Topics.SCORECARDS, 0, key, card));
            }
        }
    }
}
