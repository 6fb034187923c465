package io.globalkpi.ingest.letter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Closes input that may hold personal data, so that only who has the key can read it. AES-256 in Galois/Counter Mode.
 *
 * <p>Sealed bytes are: version 1, the first four bytes of the key's SHA-256, a random nonce of twelve bytes, the cipher text
 * with its tag of sixteen. Version, key id and letter id are authenticated too, so that no input can be put under another
 * letter. Without a key nothing is sealed and nothing opened. For any number of threads.
 */
public final class Seal {

    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    /** Length of the nonce. */
    public static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    /** Version and key before the nonce. */
    public static final int HEAD_BYTES = 1 + ID_BYTES;

    private static final Seal NONE = new Seal(null);

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKeySpec key;
    private final byte[] keyId;

    private Seal(byte @Nullable [] key) {
        this.key = key == null ? null : new SecretKeySpec(key, "AES");
        this.keyId = key == null ? new byte[ID_BYTES] : Arrays.copyOf(Sha256.of(key), ID_BYTES);
    }

    /** Keeps nothing of the input but hash and length. */
    public static Seal none() {
        return NONE;
    }

    static Seal of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of 256 bits is needed, it had " + key.length * 8);
        }
        return new Seal(key);
    }

    /** True if there is a key. */
    public boolean closes() {
        return key != null;
    }

    /** Name of the key, never the key: the begin of its hash. */
    public String keyName() {
        return HexFormat.of().formatHex(keyId);
    }

    /** The input sealed for the letter of that id; empty without a key. */
    public Optional<ByteBuffer> close(String letterId, byte[] input) {
        if (key == null) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(keyId).array();
        try {
            byte[] closed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, head, letterId).doFinal(input);
            ByteBuffer sealed = ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + closed.length);
            return Optional.of(sealed.put(head).put(nonce).put(closed).flip());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES/GCM", e);
        }
    }

    /** @throws SealException if there is no key, another one, or the bytes are not those that were sealed for this letter */
    public byte[] open(String letterId, ByteBuffer sealed) throws SealException {
        if (key == null) {
            throw new SealException(
                    "sealed, and no key is set: set " + SealKey.SETTING + " or " + SealKey.FILE_SETTING);
        }
        ByteBuffer bytes = sealed.duplicate();
        if (bytes.remaining() < HEAD_BYTES + NONCE_BYTES + TAG_BITS / 8) {
            throw new SealException("sealed, and too short to be whole");
        }
        byte[] head = take(bytes, HEAD_BYTES);
        checkHead(head);
        byte[] nonce = take(bytes, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, head, letterId).doFinal(take(bytes, bytes.remaining()));
        } catch (AEADBadTagException e) {
            throw new SealException("sealed, and changed since or put under another letter", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES/GCM", e);
        }
    }

    /** Sealed bytes put together again that were kept in parts. */
    public ByteBuffer whole(String sealKey, ByteBuffer nonce, ByteBuffer cipherText) {
        ByteBuffer whole = ByteBuffer.allocate(HEAD_BYTES + nonce.remaining() + cipherText.remaining());
        whole.put(VERSION).put(HexFormat.of().parseHex(sealKey));
        return whole.put(nonce.duplicate()).put(cipherText.duplicate()).flip();
    }

    private void checkHead(byte[] head) throws SealException {
        if (head[0] != VERSION) {
            throw new SealException("sealed in form " + head[0] + ", which this version does not know");
        }
        if (!Arrays.equals(head, 1, HEAD_BYTES, keyId, 0, ID_BYTES)) {
            HexFormat hex = HexFormat.of();
            throw new SealException("sealed with key " + hex.formatHex(head, 1, HEAD_BYTES) + ", the key set is "
                    + hex.formatHex(keyId));
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] head, String letterId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(letterId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }
}
