package io.globalkpi.alert.route;

import io.globalkpi.alert.shelf.Shelf;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import java.util.List;
import java.util.Optional;

/**
 * What stands: the open breaches by scope, and what each recipient was last told of them, or would have been.
 *
 * <p>The second is a notice of state PENDING (told; {@code sentAt} when, {@code attempts} how often) or SUPPRESSED (held
 * back; {@code error} why). It goes when its episode has ended and nothing is owed any more.
 */
final class Standing {

    private static final String END = "\n";

    private final Shelf<Breach> breaches;
    private final Shelf<Notice> tellings;
    private final Elsewhere elsewhere;

    /** @param elsewhere what bears on breaches of any partition */
    Standing(Shelf<Breach> breaches, Shelf<Notice> tellings, Shelf<Breach> elsewhere) {
        this.breaches = breaches;
        this.tellings = tellings;
        this.elsewhere = new Elsewhere(elsewhere);
    }

    Elsewhere elsewhere() {
        return elsewhere;
    }

    void heard(Breach breach) {
        String key = scope(breach) + breach.getBreach();
        if (breach.getEndedAt() == null) {
            breaches.put(key, breach);
        } else {
            breaches.remove(key);
        }
    }

    List<Breach> openOfScope(Breach breach) {
        return breaches.startingWith(scope(breach));
    }

    private static String scope(Breach breach) {
        return breach.getScopeType() + END + breach.getScopeId() + END;
    }

    Optional<Notice> telling(String breach, Recipient recipient) {
        return Optional.ofNullable(tellings.find(key(breach, recipient)));
    }

    List<Notice> tellings() {
        return tellings.startingWith("");
    }

    List<Notice> tellingsOf(String breach) {
        return tellings.startingWith(breach + END);
    }

    void put(Notice telling) {
        tellings.put(key(telling.getBreach(), Recipient.of(telling)), telling);
    }

    void forget(Notice telling) {
        tellings.remove(key(telling.getBreach(), Recipient.of(telling)));
    }

    private static String key(String breach, Recipient recipient) {
        return breach + END + recipient.key();
    }
}
