package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who would hear of a breach, by the routes and permissions that planning goes by. */
public final class Hearing {

    private final Directory directory;
    private final Drafts drafts;

    public Hearing(ReferenceData reference, Clock clock) {
        this.directory = new Directory(() -> reference);
        this.drafts = new Drafts(directory, clock);
    }

    /** Ids of the routes that match. */
    public List<String> routes(Breach breach) {
        return directory.now().router().matching(breach);
    }

    /** One notice for each who would be told, with the reason in it where one may not be. */
    public List<Notice> notices(Breach breach) {
        return directory.now().router().hearing(breach).entrySet().stream()
                .map(entry -> permitted(breach, entry.getKey(), entry.getValue().language()))
                .toList();
    }

    /**
     * What one recipient would be told, whatever the routes say.
     *
     * @param who a person, told on a channel on which there is an address, or channel:destination of a room
     * @throws IllegalArgumentException if there is no such recipient
     */
    public Notice notice(Breach breach, String who, Optional<String> channel) {
        int colon = who.indexOf(':');
        Recipient recipient = colon > 0
                ? new Recipient(who.substring(0, colon), who.substring(colon + 1), null)
                : person(who, channel);
        return permitted(breach, recipient, "en");
    }

    private Recipient person(String id, Optional<String> channel) {
        Person person = directory
                .now()
                .router()
                .person(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no person " + id + "; a room is written channel:destination, such as slack:ops"));
        return person.getAddresses().entrySet().stream()
                .filter(address -> channel.map(address.getKey()::equals).orElse(true))
                .sorted(Map.Entry.comparingByKey())
                .findFirst()
                .map(address -> new Recipient(address.getKey(), address.getValue(), id))
                .orElseThrow(() -> new IllegalArgumentException(id + " has an address on "
                        + person.getAddresses().keySet().stream().sorted().collect(Collectors.joining(", "))
                        + " only"));
    }

    private Notice permitted(Breach breach, Recipient recipient, String language) {
        Notice notice = drafts.of(breach, recipient, language, NoticeKind.CHANGE);
        return directory.now().permission().mayRead(recipient, breach)
                ? notice
                : Drafts.suppressed(notice, Permission.refusal(breach));
    }
}
