package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.streams.kpi.KpiCatalogue;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Grain;
import io.globalkpi.streams.window.PaneChunk;
import io.globalkpi.streams.window.ScopeStore;
import io.globalkpi.streams.window.ScopeWindows;
import io.globalkpi.streams.window.WindowPlan;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State of another version is refused in words, never read as if it were this one's. */
class StateFormatsTest {

    private static final Scope SITE = new Scope(ScopeType.SITE, "amazon-us/acme");

    private static final WindowPlan PLAN = KpiCatalogue.of(SmallShop.REFERENCE);

    private final KeyValueStore<Bytes, byte[]> bytes = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("panes"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void openStore() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        bytes.init(context.getStateStoreContext(), bytes);
        StoredScopes stored = new StoredScopes(bytes);
        stored.frontier(0, 1_000);
        stored.panes(SITE, Grain.DAY, chunk());
        stored.write();
    }

    /** Panes from day 20,000 on, as they are written: the first of eight alone. */
    private static PaneChunk chunk() {
        MeasureVector pane = new MeasureVector();
        pane.add(3, 7);
        ByteSink written = new ByteSink(32);
        written.int8(2);
        written.int8(1);
        pane.write(written);
        return PaneChunk.read(2_500, ByteBuffer.wrap(written.toBytes()));
    }

    private Frontiers load() {
        Frontiers frontiers = new Frontiers(1);
        new StoredScopes(bytes).load(frontiers, scope -> new ScopeWindows(scope, PLAN));
        return frontiers;
    }

    @Test
    void shouldReadItsOwn() {
        assertThat(load().least()).hasValue(1_000);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 1, 99})
    void shouldRefuseAnOlderOrANewerLayout(byte layout) {
        bytes.put(Bytes.wrap(new byte[] {5}), new byte[] {layout});

        assertThatThrownBy(this::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state in panes has layout " + layout + ", this version reads 2")
                .hasMessageContaining("`deploy/run rebuild`");
    }

    @Test
    void shouldRefusePanesThatSayNothingOfTheirLayout() {
        bytes.delete(Bytes.wrap(new byte[] {5}));

        assertThatThrownBy(this::load).hasMessageContaining("layout none");
    }

    @Test
    void shouldBeginWithNothing() {
        List<Bytes> keys = new ArrayList<>();
        try (var all = bytes.all()) {
            all.forEachRemaining((KeyValue<Bytes, byte[]> entry) -> keys.add(entry.key));
        }
        keys.forEach(bytes::delete);

        assertThat(load().least()).isEmpty();
    }

    @Test
    void shouldRefuseASumOfAnotherVersion() {
        byte[] delta = new ScopeDelta.Sums(SITE, "UTC", Map.of()).bytes();
        delta[0]++;

        assertThatThrownBy(() -> ScopeDelta.read(delta)).hasMessageContaining("this version reads 2");
    }

    @Test
    void shouldRefuseAPositionOfAnotherVersion() {
        ScopeWindows windows = new ScopeWindows(SITE, PLAN);

        assertThatThrownBy(() -> windows.loadPosition(new byte[] {1, 0}))
                .hasMessageContaining("has format 1, this version reads 2");
    }

    @Test
    void shouldRefuseAPositionOfOtherMonths() {
        FiscalYear rule = new FiscalYear(WeekPattern.W4_4_5, 7, 9, YearEnd.LAST, YearName.END);
        Manifest fiscal = Manifest.newBuilder(SmallShop.REFERENCE.manifest())
                .setFiscalYear(rule)
                .build();
        WindowPlan other = KpiCatalogue.of(new ReferenceData(fiscal, SmallShop.REFERENCE.rows()));

        byte[] calendar = position(PLAN);
        byte[] weeks = position(other);

        new ScopeWindows(SITE, PLAN).loadPosition(calendar);
        new ScopeWindows(SITE, other).loadPosition(weeks);
        assertThatThrownBy(() -> new ScopeWindows(SITE, other).loadPosition(calendar))
                .hasMessageContaining("of another fiscal year (calendar)");
        assertThatThrownBy(() -> new ScopeWindows(SITE, PLAN).loadPosition(weeks))
                .hasMessageContaining("of another fiscal year (W4_4_5 7 9 LAST END)")
                .hasMessageContaining("`deploy/run rebuild`");
    }

    private static byte[] position(WindowPlan plan) {
        AtomicReference<byte[]> position = new AtomicReference<>();
        new ScopeWindows(SITE, plan).drain(new ScopeStore() {
            @Override
            public void panes(Scope scope, Grain grain, PaneChunk chunk) {}

            @Override
            public void position(Scope scope, byte[] bytes) {
                position.set(bytes);
            }
        });
        return position.get();
    }
}
