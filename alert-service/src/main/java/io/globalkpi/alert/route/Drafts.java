package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.reference.Person;
import java.time.Clock;
import java.util.Optional;

/** Notices as planned, in the language and zone of their readers. */
record Drafts(Directory directory, Clock clock) {

    /** @param language of a room; a person has a language of his own */
    Notice of(Breach breach, Recipient recipient, String language, NoticeKind kind) {
        return draft(breach, recipient, language)
                .setKind(kind.word())
                .setNotice(kind.id(breach, recipient, 0))
                .build();
    }

    /** What was told or held back before, once more. */
    Notice again(Notice telling, NoticeKind kind) {
        Recipient recipient = Recipient.of(telling);
        return draft(telling.getContent(), recipient, telling.getLanguage())
                .setKind(kind.word())
                .setNotice(kind.id(telling.getContent(), recipient, telling.getAttempts()))
                .build();
    }

    private Notice.Builder draft(Breach breach, Recipient recipient, String language) {
        Optional<Person> person = directory.now().router().person(recipient.person());
        return Notice.newBuilder()
                .setBreach(breach.getBreach())
                .setSequence(breach.getSequence())
                .setState(NoticeState.PENDING)
                .setChannel(recipient.channel())
                .setDestination(recipient.destination())
                .setPerson(recipient.person())
                .setLanguage(person.map(Person::getLanguage).orElse(language))
                .setZone(person.map(Person::getZone).orElse(null))
                .setCreatedAt(clock.instant())
                .setContent(breach);
    }

    static Notice suppressed(Notice notice, String why) {
        return Notice.newBuilder(notice)
                .setState(NoticeState.SUPPRESSED)
                .setError(why)
                .build();
    }
}
