package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two shops whose seller exports their orders from Dianxiaomi, now as one kind of file and now as another. Nobody is called. */
public final class DianxiaomiScene implements Scene {

    static final Shop US = new Shop("shein-us/acme", "USD", ZoneId.of("America/New_York"), "US");
    static final Shop DE = new Shop("shein-de/acme", "EUR", ZoneId.of("Europe/Berlin"), "DE");

    private final Instant begin;
    private final Path root;
    private final Path folder;
    private final SteeredClock clock;
    private final Truth truth = new Truth();
    private final DianxiaomiTruth told = new DianxiaomiTruth(truth);
    private final TruthExport exports = new TruthExport(truth, Map.of("优选家居-王芳（欧洲组）", US, "德国店", DE));
    private final PullBench bench;
    private Instant droppedWhileAway = Instant.MAX;

    /**
     * @param begin when pulling begins
     * @param inbox where the exports go
     */
    public DianxiaomiScene(Instant begin, Path inbox) {
        this.begin = begin;
        this.root = inbox.resolve("dianxiaomi");
        this.folder = root.resolve("acme");
        this.clock = new SteeredClock(begin);
        this.bench = new PullBench(new Dianxiaomi(), US, clock)
                .inbox(inbox)
                .shop("优选家居", US)
                .shop("德国店", DE);
    }

    /** Each export is whole; what comes after the last is told by the one that somebody drops into a folder that is away. */
    @Override
    public void business() {
        told.orders(shops(), 5, begin.minus(Duration.ofHours(40)), Duration.ofHours(6))
                .stock(US, "TEA", 40, begin.minus(Duration.ofHours(30)))
                .stock(US, "MUG", 0, begin.minus(Duration.ofHours(30)))
                .stock(US, "MUG", 90, begin.plus(Duration.ofHours(10)));
        xlsx(begin.minus(Duration.ofHours(7)));
        xlsx(begin.minus(Duration.ofHours(1)));
        csv(begin.plus(Duration.ofHours(2)), Charset.forName("GBK"));
        csv(begin.plus(Duration.ofHours(5)), StandardCharsets.UTF_8);
        bench.every("PT1H");
    }

    private Path xlsx(Instant at) {
        return exports.sheet(at).xlsx(folder.resolve("order-" + at.getEpochSecond() + ".xlsx"), at);
    }

    private void csv(Instant at, Charset charset) {
        exports.sheet(at).csv(folder.resolve("order-" + at.getEpochSecond() + ".csv"), charset, at);
    }

    /** The marketplace tells nobody else. */
    @Override
    public Map<String, String> sources() {
        return Map.of("orders", "dianxiaomi", "returns", "dianxiaomi", "fees", "dianxiaomi", "inventory", "dianxiaomi");
    }

    @Override
    public List<Hardship> hardships() {
        return List.of(
                new Hardship(Hardship.BROKEN, this::dropHalfAnExport, () -> {}, this::refused),
                new Hardship(Hardship.OUTAGE, this::unmount, this::mount, this::late));
    }

    @Override
    public Set<String> refusals() {
        return Set.of("export-refused");
    }

    private void dropHalfAnExport() {
        try {
            Path whole = xlsx(clock.instant());
            byte[] bytes = Files.readAllBytes(whole);
            Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
            Files.setLastModifiedTime(whole, FileTime.from(clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long refused() {
        return bench.letters().stream()
                .map(DeadLetter::getReason)
                .filter(refusals()::contains)
                .count();
    }

    /** Somebody puts an export into a folder that the service does not see. */
    private void unmount() {
        Instant dropped = clock.instant().plus(Duration.ofMinutes(90));
        xlsx(dropped);
        move(root, away());
        droppedWhileAway = dropped;
    }

    private void mount() {
        move(away(), root);
    }

    private long late() {
        return droppedWhileAway.isBefore(clock.instant()) ? 1 : 0;
    }

    private Path away() {
        return root.resolveSibling("away");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Truth truth() {
        return truth;
    }

    @Override
    public PullBench bench() {
        return bench;
    }

    @Override
    public List<Shop> shops() {
        return List.of(US, DE);
    }

    @Override
    public void close() {}
}
