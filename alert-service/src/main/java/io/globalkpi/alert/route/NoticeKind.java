package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;

/** Why somebody is told. */
enum NoticeKind {
    /** The breach changed. */
    CHANGE("change"),
    /** It still stands, and nobody has acknowledged it. */
    REPEAT("repeat"),
    /** What held it back is over. */
    AFTER_HOLD("after-hold"),
    /** Nobody below has acknowledged it. */
    ESCALATION("escalation"),
    /** What holds it back is about to end; told to whoever may prolong it. */
    SILENCE_ENDS("silence-ends");

    private final String word;

    NoticeKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /**
     * The same whenever the same is decided again, another for everything else.
     *
     * @param told how often it was told before
     */
    String id(Breach breach, Recipient recipient, int told) {
        String id = String.join("|", breach.getBreach(), Integer.toString(breach.getSequence()), recipient.key());
        return this == CHANGE ? id : String.join("|", id, word, Integer.toString(told));
    }
}
