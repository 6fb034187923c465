package io.globalkpi.alert.answer;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a reader may answer: a button on the page each. */
enum Answer {
    SEEN("seen", null),
    REAL("real", null),
    NOISE("noise", null),
    SILENCE_4H("silenced", Duration.ofHours(4)),
    SILENCE_24H("silenced", Duration.ofHours(24)),
    SILENCE_7D("silenced", Duration.ofDays(7));

    private final String word;
    private final @Nullable Duration silence;

    Answer(String word, @Nullable Duration silence) {
        this.word = word;
        this.silence = silence;
    }

    static Optional<Answer> of(@Nullable String name) {
        return Stream.of(values()).filter(answer -> answer.name().equals(name)).findFirst();
    }

    /** As recorded. */
    String word() {
        return word;
    }

    Optional<Duration> silence() {
        return Optional.ofNullable(silence);
    }
}
