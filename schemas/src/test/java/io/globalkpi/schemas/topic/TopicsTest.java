package io.globalkpi.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.kpi.ScopeType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    private final Topics topics = new Topics(4);

    @Test
    void shouldNameEveryTopicOnceWithItsVersion() {
        assertThat(topics.all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("(raw|platform|ingest|reference|kpi|alert)\\.[a-z-]+\\.v1"));
    }

    @Test
    void shouldHoldTheTopicsThatLaterWorkFills() {
        assertThat(topics.all())
                .extracting(Topic::name)
                .contains("ingest.tokens.v1", "kpi.scorecards.v1", "kpi.reconciliation.v1", "alert.acks.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amazon",
                "ebay",
                "shopee",
                "lazada",
                "aliexpress",
                "mabang",
                "dianxiaomi",
                "google-ads",
                "tiktok-ads",
                "amazon-ads",
                "push",
                "files",
                "simulation"
            })
    void shouldKeepWhatEverySourceSentWhereItsEventsLie(String platform) {
        assertThat(topics.topic(Topics.raw(platform)).partitions()).isEqualTo(4);
    }

    @Test
    void shouldGiveEveryScopeATopic() {
        for (ScopeType scope : ScopeType.values()) {
            assertThat(topics.topic(Topics.kpisBy(scope)).partitions()).isEqualTo(4);
        }
    }

    /** Found out once and written down: a stored partition must never move. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            amazon-us/acme, 4,  1
            shopee-sg/acme, 4,  3
            店铺,            4,  1
            amazon-us/acme, 1,  0
            amazon-us/acme, 12, 5
            """)
    void shouldPlaceASiteWhereKafkaPlacesTextKeys(String site, int partitions, int partition) {
        assertThat(Topics.partitionOf(site, partitions)).isEqualTo(partition);
        assertThat(new Topics(partitions).partitionOf(site)).isEqualTo(partition);
        assertThat(BuiltInPartitioner.partitionForKey(site.getBytes(StandardCharsets.UTF_8), partitions))
                .isEqualTo(partition);
    }

    @Test
    void shouldBelongToOneModule() {
        List<String> modules = List.of("ingest-service", "kpi-streams", "alert-service");

        assertThat(modules.stream()
                        .mapToInt(module -> topics.ownedBy(module).size())
                        .sum())
                .isEqualTo(topics.all().size());
    }

    @Test
    void shouldKeepWhatCanBeComparedForMoreThanTwoYears() {
        long days800 = 800L * 24 * 60 * 60 * 1000;

        assertThat(topics.topic("platform.orders.v1").config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", Long.toString(days800));
        assertThat(topics.topic("kpi.by-site.v1").config())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("min.compaction.lag.ms", Long.toString(35L * 24 * 60 * 60 * 1000));
        assertThat(topics.topic("reference.sites.v1").config()).containsEntry("retention.ms", "-1");
    }

    @Test
    void shouldDropDeadLettersAfterThirtyDays() {
        long day = 24L * 60 * 60 * 1000;

        assertThat(topics.topic("platform.dead-letters.v1").config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", Long.toString(30 * day))
                .containsEntry("segment.ms", Long.toString(day));
    }

    @Test
    void shouldFindTheKindOfAnEventByTopicIdAndRecord() {
        for (EventKind kind : EventKind.values()) {
            assertThat(EventKind.of(kind.id())).contains(kind);
            assertThat(EventKind.ofTopic(kind.topic())).contains(kind);
            assertThat(topics.topic(kind.topic()).value()).isEqualTo(kind.schema());
        }
    }

    @Test
    void shouldRefuseWhatItDoesNotHold() {
        assertThatThrownBy(() -> topics.topic("platform.oders.v1"))
                .hasMessage("no topic platform.oders.v1 in the catalogue");
        assertThatThrownBy(() -> new Topics(0)).hasMessage("partitions must be 1 or more, was 0");
    }

    @Test
    void shouldBeReadAsATable() {
        String table = TopicTable.markdown(topics);

        assertThat(table.lines()).hasSize(topics.all().size() + 2);
        assertThat(table)
                .contains("| `platform.orders.v1` | entity id | Order | 4 | delete |")
                .contains("| `reference.ownership.v1` | site, kind, object, from | Ownership | 1 | compact |")
                .contains("| `kpi.by-site.v1` | KpiKey: scopeType, scopeId, window, windowEnd | KpiSnapshot | 4 |"
                        + " compact,delete |");
    }

    /** Key texts are made of fields of the row, so that a reader can tell the key from the value. */
    @Test
    void shouldKeyRowsByTheirOwnFields() {
        for (Topic topic : topics.all()) {
            if (topic.name().startsWith("reference.") && !topic.name().equals(Topics.MANIFEST)) {
                assertThat(topic.value().getFields())
                        .as(topic.name())
                        .extracting(Schema.Field::name)
                        .contains(topic.keyedBy().split("\\|"));
            }
        }
    }
}
