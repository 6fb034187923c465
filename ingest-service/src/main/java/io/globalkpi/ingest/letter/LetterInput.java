package io.globalkpi.ingest.letter;

import io.globalkpi.schemas.ingest.DeadLetter;
import java.nio.charset.StandardCharsets;

/** Puts input into a letter in one of the two forms it may have. Hash and length are always those of what is given here. */
public final class LetterInput {

    private LetterInput() {}

    /** Text without personal data, readable by everybody. */
    public static DeadLetter.Builder inTheOpen(DeadLetter.Builder letter, String stripped) {
        return measured(letter, stripped.getBytes(StandardCharsets.UTF_8)).setInput(stripped);
    }

    /** Input that could not be stripped. The letter has its id already. */
    public static DeadLetter.Builder sealed(DeadLetter.Builder letter, Seal seal, byte[] input) {
        return measured(letter, input)
                .setInputSealed(seal.close(letter.getId(), input).orElse(null));
    }

    /** Input of which nothing can be kept. */
    public static DeadLetter.Builder measured(DeadLetter.Builder letter, byte[] input) {
        return letter.setInputSha256(Sha256.hex(input)).setInputLength(input.length);
    }
}
