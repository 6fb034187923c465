package io.globalkpi.ingest.letter;

import io.globalkpi.schemas.ingest.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts input into a letter, in the open or sealed, and takes it out again. Hash and length are always those of what was
 * given.
 */
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

    /**
     * What was kept; empty if nothing was.
     *
     * @throws SealException if it is sealed and cannot be opened
     */
    public static Optional<byte[]> of(DeadLetter letter, Seal seal) throws SealException {
        if (letter.getInput() == null && letter.getInputSealed() != null) {
            return Optional.of(seal.open(letter.getId(), letter.getInputSealed()));
        }
        return Optional.ofNullable(letter.getInput()).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
