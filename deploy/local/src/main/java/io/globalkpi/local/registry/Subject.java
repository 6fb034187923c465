package io.globalkpi.local.registry;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The versions of one subject. A deleted version keeps its number until it is deleted for good. */
final class Subject {

    /** One version and the schema it stands for. */
    record Version(int number, int id, boolean deleted) {}

    private final NavigableMap<Integer, Version> versions = new TreeMap<>();

    List<Version> versions(boolean withDeleted) {
        return versions.values().stream()
                .filter(version -> withDeleted || !version.deleted())
                .toList();
    }

    Optional<Version> version(int number, boolean withDeleted) {
        return Optional.ofNullable(versions.get(number)).filter(version -> withDeleted || !version.deleted());
    }

    Optional<Version> latest(boolean withDeleted) {
        List<Version> all = versions(withDeleted);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    Optional<Version> withSchema(int id, boolean withDeleted) {
        return versions.descendingMap().values().stream()
                .filter(version -> version.id() == id && (withDeleted || !version.deleted()))
                .findFirst();
    }

    int nextNumber() {
        return versions.isEmpty() ? 1 : versions.lastKey() + 1;
    }

    void add(int number, int id) {
        versions.put(number, new Version(number, id, false));
    }

    void delete(int number, boolean permanent) {
        if (permanent) {
            versions.remove(number);
        } else {
            versions.computeIfPresent(number, (same, version) -> new Version(number, version.id(), true));
        }
    }
}
