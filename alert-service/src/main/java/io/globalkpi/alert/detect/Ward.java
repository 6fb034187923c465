package io.globalkpi.alert.detect;

import io.globalkpi.alert.detect.WatchId.Subject;
import io.globalkpi.alert.rule.InForce;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The watches of all rules at a post: read, kept and written as one, since nearly every snapshot changes nothing but up to where
 * all of them looked.
 */
final class Ward {

    private final Map<Subject, KeptWatch> watches = new LinkedHashMap<>();
    private @Nullable Watching watching;
    private KeptWatch[] watched = {};
    private byte @Nullable [] written;

    Watch get(Subject subject) {
        KeptWatch kept = watches.get(subject);
        return kept == null ? Watch.NEW : kept.get();
    }

    void set(Subject subject, Watch watch) {
        at(subject).set(watch);
    }

    private KeptWatch at(Subject subject) {
        return watches.computeIfAbsent(subject, any -> new KeptWatch());
    }

    void keep(Subject subject, KeptWatch kept) {
        watches.put(subject, kept);
    }

    /** The watches of some rules, in their order; as long as the rules are the same they are looked up once. */
    KeptWatch[] of(Watching rules) {
        if (watching != rules) {
            watched = rules.rules().stream()
                    .map(InForce::rule)
                    .map(rule -> at(Subject.of(rule)))
                    .toArray(KeptWatch[]::new);
            watching = rules;
        }
        return watched;
    }

    Map<Subject, KeptWatch> watches() {
        return watches;
    }

    /**
     * The ward as last written, if nothing else became of it but that all its watches looked equally far.
     *
     * @return null if it must be written anew
     */
    byte @Nullable [] written() {
        Seen seen = null;
        for (KeptWatch kept : watches.values()) {
            if (!kept.isNew()) {
                if (kept.isChanged() || seen != null && seen != kept.seen()) {
                    return null;
                }
                seen = kept.seen();
            }
        }
        return written;
    }

    /** @param bytes null if not all watches looked equally far */
    void wrote(byte @Nullable [] bytes) {
        written = bytes;
    }
}
