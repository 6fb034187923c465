package io.globalkpi.ingest.platform.mabang;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves a call: HMAC-SHA256 with the developer key over exactly the bytes that are sent, in lower-case hexadecimal. */
final class Signature {

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    static String of(byte[] body, String developerKey) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(developerKey.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
