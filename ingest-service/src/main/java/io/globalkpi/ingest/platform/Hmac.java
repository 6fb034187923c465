package io.globalkpi.ingest.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 as most platforms sign with. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /** In hexadecimal, lower case. */
    public static String sha256(String key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** As {@link #sha256(String, byte[])}, of a text in UTF-8. */
    public static String sha256(String key, String message) {
        return sha256(key, message.getBytes(StandardCharsets.UTF_8));
    }

    /** True if a signature that came with a message is the expected one, in whatever case; takes the same time either way. */
    public static boolean isSame(String expected, String came) {
        return MessageDigest.isEqual(
                expected.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
                came.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
