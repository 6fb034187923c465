package io.globalkpi.bench.part;

import io.globalkpi.bench.mix.Mix;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.kpi.KpiCatalogue;
import io.globalkpi.streams.kpi.Snapshots;
import io.globalkpi.streams.ledger.Ledger;
import io.globalkpi.streams.ledger.Telling;
import io.globalkpi.streams.ledger.Verdict;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.PanesOfADay;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.Window;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the parts of the engine cost by themselves, on orders of the mix. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PartsBenchmark {

    private final LedgerOnHeap entries = new LedgerOnHeap();
    private final long[] sums = new long[Measure.SLOTS];
    private final long[] ofDay = new long[Measure.SLOTS];
    private List<byte[]> orders = List.of();
    private AvroDeserializer<SpecificRecord> reader;
    private AvroSerializer<KpiSnapshot> writer;
    private ReferenceBook book;
    private Snapshots snapshots;
    private Ledger ledger;
    private MeasureVector pane;
    private PanesOfADay day;
    private Step step;
    private KpiSnapshot snapshot;
    private int turn;
    private MeasureVector total;

    /** Everything that is not measured. */
    @Setup
    public void prepare() {
        Business business =
                new Business(Path.of(System.getProperty("globalkpi.home"), "deploy/config/defaults/kpis.yaml"));
        orders = business.encoded();
        reader = business.reader();
        book = ReferenceBook.of(business.reference());
        snapshots = new Snapshots(KpiCatalogue.of(business.reference()), book, Optional.empty());
        total = new MeasureVector();
        ledger =
                new Ledger(entries, (kind, bytes) -> read(bytes), (scopes, booking, sign) -> total.add(booking.site()));
        orders.forEach(order -> take(order));
        pane = new MeasureVector(total);
        day = new PanesOfADay(pane);
        pane.addTo(sums, 1);
        int date = (int) Mix.END.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
        step = new Step(Window.ROLLING_30D, date, false, date - 1, Mix.END.toEpochMilli());
        snapshot = snapshot().orElseThrow();
        writer = new AvroSerializer<>(business.registry(), KpiSnapshot.getClassSchema(), false);
    }

    /** A ledger as empty as at its begin. */
    @Setup(Level.Iteration)
    public void forget() {
        entries.clear();
        total = new MeasureVector();
    }

    private byte[] next() {
        turn = turn + 1 == orders.size() ? 0 : turn + 1;
        return orders.get(turn);
    }

    private SpecificRecord read(byte[] bytes) {
        return reader.deserialize(EventKind.ORDERS.topic(), bytes);
    }

    private Verdict take(byte[] bytes) {
        return ledger.take(Telling.of(read(bytes), bytes), book);
    }

    private Optional<KpiSnapshot> snapshot() {
        Scope site = new Scope(ScopeType.COMPANY, book.company());
        return snapshots.snapshot(site, ZoneOffset.UTC, step, new Snapshots.Sums(sums, sums, date -> sums), Mix.END);
    }

    @Benchmark
    public SpecificRecord decodeOrder() {
        return read(next());
    }

    /** Decode, look up, book for all scopes, encode the entry. Emptied every round, so that first tellings stay first. */
    @Benchmark
    public Verdict decodeAndTakeNewOrder() {
        byte[] order = next();
        if (turn == 0) {
            entries.clear();
        }
        return take(order);
    }

    @Benchmark
    public Verdict decodeAndTakeDuplicate() {
        return take(orders.get(0));
    }

    @Benchmark
    public MeasureVector addVector() {
        MeasureVector sum = new MeasureVector(pane);
        sum.add(pane);
        return sum;
    }

    @Benchmark
    public long[] sumDayOfMinutePanes() {
        Arrays.fill(ofDay, 0);
        day.sum(ofDay);
        return ofDay;
    }

    @Benchmark
    public Optional<KpiSnapshot> makeSnapshot() {
        return snapshot();
    }

    @Benchmark
    public byte[] encodeSnapshot() {
        return writer.serialize(Topics.kpisBy(ScopeType.COMPANY), snapshot);
    }
}
