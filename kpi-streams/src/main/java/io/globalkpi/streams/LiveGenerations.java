package io.globalkpi.streams;

import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.Generation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generations that this instance works on: those the manifest names and the operator does not keep from it. */
final class LiveGenerations implements AutoCloseable {

    private final Set<Integer> only;
    private final Function<Generation, GenerationStreams> make;
    private final Map<Integer, GenerationStreams> working = new ConcurrentSkipListMap<>();
    private boolean closed;

    /** @param only numbers of the only ones; all if empty */
    LiveGenerations(Set<Integer> only, Function<Generation, GenerationStreams> make) {
        this.only = only;
        this.make = make;
    }

    /** Those that should be at work here, the one in force first. */
    List<Generation> wanted(Generations generations) {
        return generations.live().stream()
                .filter(generation -> only.isEmpty() || only.contains(generation.number()))
                .toList();
    }

    /** True when nothing is to be begun or ended. */
    boolean follows(Generations generations) {
        return working.keySet()
                .equals(wanted(generations).stream().map(Generation::number).collect(Collectors.toSet()));
    }

    /** Ends what is live no more, and begins what is new. */
    synchronized void follow(Generations generations) {
        List<Generation> wanted = wanted(generations);
        List.copyOf(working.keySet()).stream()
                .filter(number -> !wanted.contains(new Generation(number)))
                .forEach(number -> working.remove(number).retire());
        wanted.stream()
                .filter(generation -> !closed && !working.containsKey(generation.number()))
                .forEach(this::begin);
    }

    private void begin(Generation generation) {
        GenerationStreams streams = make.apply(generation);
        streams.start();
        working.put(generation.number(), streams);
    }

    /** The one whose readiness is this instance's: in force, or the first of those it works on. */
    Optional<GenerationStreams> first(Generations generations) {
        return wanted(generations).stream()
                .flatMap(generation -> find(generation.number()))
                .findFirst();
    }

    /** @param number as it is written */
    Optional<GenerationStreams> of(String number) {
        return working.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(number))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Stream<GenerationStreams> find(int number) {
        return Stream.ofNullable(working.get(number));
    }

    @Override
    public synchronized void close() {
        closed = true;
        working.values().forEach(GenerationStreams::close);
        working.clear();
    }
}
