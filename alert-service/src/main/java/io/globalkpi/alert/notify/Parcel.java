package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What goes to one destination in one message: a notice, or a digest of several in the order they are to be read.
 *
 * @param told the message in which the destination first heard of the notice's breach, where that is known
 */
public record Parcel(List<Notice> notices, Optional<Told> told) {

    /**
     * A message the channel took earlier.
     *
     * @param messageId as the channel named it
     * @param alone whether it spoke of this breach alone, so that it may be changed
     */
    public record Told(String messageId, boolean alone) {}

    public Parcel {
        notices = List.copyOf(notices);
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("a parcel holds at least one notice");
        }
    }

    public Parcel(List<Notice> notices) {
        this(notices, Optional.empty());
    }

    Parcel after(Optional<Told> earlier) {
        return new Parcel(notices, earlier);
    }

    public static Parcel of(Notice notice) {
        return new Parcel(List.of(notice));
    }

    public boolean isDigest() {
        return notices.size() > 1;
    }

    public Notice first() {
        return notices.get(0);
    }

    public String destination() {
        return first().getDestination();
    }

    public boolean isPossiblyRepeated() {
        return notices.stream().anyMatch(Notice::getPossiblyRepeated);
    }

    /** The notice's own id; of a digest a name made from those of its notices, so that a repeat has the same. */
    public String id() {
        return isDigest() ? "digest-" + UUID.nameUUIDFromBytes(ids().getBytes(StandardCharsets.UTF_8)) : ids();
    }

    private String ids() {
        return notices.stream().map(Notice::getNotice).collect(Collectors.joining("\n"));
    }
}
