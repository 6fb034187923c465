package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A channel that keeps what it was told, and answers as a test says. */
final class ListChannel implements Channel {

    final List<Notice> told = new CopyOnWriteArrayList<>();
    private final Function<Notice, Delivery> answer;

    ListChannel(Function<Notice, Delivery> answer) {
        this.answer = answer;
    }

    static ListChannel accepting() {
        return new ListChannel(notice -> new Delivery.Accepted(Optional.of("id")));
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        told.addAll(parcel.notices());
        return answer.apply(parcel.first());
    }

    @Override
    public int digestBytes() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    List<String> told() {
        return told.stream()
                .map(notice -> notice.getDestination() + " #" + notice.getSequence()
                        + (notice.getPossiblyRepeated() ? " repeat" : ""))
                .toList();
    }
}
