package io.globalkpi.bench.session;

import io.globalkpi.bench.measure.Prepared;
import io.globalkpi.bench.mix.Mix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** The inputs of a sitting, each on a broker of its own, made when first asked for. */
final class Inputs implements AutoCloseable {

    private final Path work;
    private final Path kpis;
    private final Consumer<String> say;
    private final Map<Mix, Prepared> made = new LinkedHashMap<>();

    Inputs(Path work, Path kpis, Consumer<String> say) {
        this.work = work;
        this.kpis = kpis;
        this.say = say;
    }

    Prepared of(Mix mix) throws InterruptedException, ExecutionException, IOException {
        Prepared known = made.get(mix);
        if (known != null) {
            return known;
        }
        say.accept("\ninput '" + mix.name() + "': " + mix.describe());
        Prepared prepared = Prepared.with(mix, kpis, work.resolve("cluster-" + made.size()));
        say.accept(String.format(
                Locale.ROOT,
                "  published %,d events of %,d entities to %,d scopes in %.1f s, %.0f bytes an event",
                prepared.input().events(),
                prepared.input().entities(),
                prepared.input().truth().scopes(),
                prepared.input().seconds(),
                (double) prepared.input().bytes() / prepared.input().events()));
        made.put(mix, prepared);
        return prepared;
    }

    /** Inputs made so far, described. */
    Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        made.keySet().forEach(mix -> described.put(mix.name(), mix.describe()));
        return described;
    }

    void close(Mix mix) {
        Prepared prepared = made.remove(mix);
        if (prepared != null) {
            prepared.close();
        }
    }

    @Override
    public void close() {
        made.values().forEach(Prepared::close);
    }
}
