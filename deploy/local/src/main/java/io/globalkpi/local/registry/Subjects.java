package io.globalkpi.local.registry;

import io.globalkpi.local.registry.Subject.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The subjects by name. One that nothing was registered under, or whose versions are all deleted, is not there. */
final class Subjects {

    private final Map<String, Subject> byName = new TreeMap<>();

    /** The subject of that name, empty if it is not there. */
    Subject named(String name) {
        return byName.getOrDefault(name, new Subject());
    }

    Subject existing(String name, boolean withDeleted) {
        Subject subject = named(name);
        if (subject.latest(withDeleted).isEmpty()) {
            throw Refusal.unknownSubject(name);
        }
        return subject;
    }

    /** @param version a number, or the word for the latest */
    Version version(String name, String version, boolean withDeleted) {
        Subject found = existing(name, withDeleted);
        Optional<Version> one = Spelling.isLatest(version)
                ? found.latest(withDeleted)
                : found.version(Spelling.number(version), withDeleted);
        return one.orElseThrow(() -> Refusal.unknownVersion(version));
    }

    List<String> names(boolean withDeleted) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().latest(withDeleted).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    void apply(Change.Registered change) {
        byName.computeIfAbsent(change.subject(), name -> new Subject()).add(change.version(), change.id());
    }

    void apply(Change.Deleted change) {
        Subject subject = named(change.subject());
        change.versions().forEach(version -> subject.delete(version, change.permanent()));
    }
}
