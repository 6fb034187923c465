package io.globalkpi.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.detect.Replay;
import io.globalkpi.ingest.reference.OfflineReference;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LooksTest {

    private static final Path KPIS = Path.of("../config/defaults/kpis.yaml");

    private final Looks looks = new Looks(Mix.of250Scopes(1), 200_000, 20261124);
    private final ReferenceData reference;

    LooksTest(@TempDir Path directory) throws IOException {
        looks.writeRules(directory);
        ReferenceFiles.write(directory, looks.sites(), Mix.END, KPIS);
        reference = OfflineReference.of(directory, Mix.END);
    }

    @Test
    void shouldHaveFiveRulesOverEachValue() {
        assertThat(reference.rows(Topics.RULES, Rule.class)).hasSize(Looks.RULES);
        assertThat(looks.rulesPerValue()).isEqualTo(5);
    }

    /** The oracle of the measurement knows nothing of rules: it compares numbers. */
    @Test
    void shouldExpectAsManyTransitionsAsDetectionTells() {
        List<Breach> told = new ArrayList<>();
        Replay replay = new Replay(reference, Clock.fixed(looks.end(), ZoneOffset.UTC), told::add);

        looks.each(row -> replay.look(
                new KpiKey(row.getScopeType(), row.getScopeId(), row.getWindow(), row.getWindowEnd()), row));

        assertThat(looks.transitions()).isEqualTo(told.size());
        assertThat(100.0 * told.size() / looks.values()).isBetween(0.9, 1.1);
    }
}
