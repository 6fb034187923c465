package io.globalkpi.standin.ebay;

import io.globalkpi.standin.Ask;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the signature of a call without a body, byte for byte, and its time. */
final class SignatureCheck {

    private static final Pattern INPUT = Pattern.compile(
            "sig1=(\\(\"x-ebay-signature-key\" \"@method\" \"@path\" \"@authority\"\\);created=(\\d+))");
    private static final Pattern SIGNATURE = Pattern.compile("sig1=:([A-Za-z0-9+/=]+):");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final PublicKey key;
    private final String jwe;
    private final Clock clock;

    SignatureCheck(PublicKey key, String jwe, Clock clock) {
        this.key = key;
        this.jwe = jwe;
        this.clock = clock;
    }

    boolean isGood(Ask ask) {
        Matcher input = INPUT.matcher(ask.header("Signature-Input").orElse(""));
        Matcher signature = SIGNATURE.matcher(ask.header("Signature").orElse(""));
        if (!input.matches()
                || !signature.matches()
                || !ask.header("x-ebay-signature-key").orElse("").equals(jwe)) {
            return false;
        }
        Instant created = Instant.ofEpochSecond(Long.parseLong(input.group(2)));
        Duration off = Duration.between(created, clock.instant()).abs();
        String base = "\"x-ebay-signature-key\": " + jwe
                + "\n\"@method\": " + ask.method()
                + "\n\"@path\": " + ask.path()
                + "\n\"@authority\": apiz.ebay.com"
                + "\n\"@signature-params\": " + input.group(1);
        return off.compareTo(TOLERANCE) <= 0 && verify(base, signature.group(1));
    }

    private boolean verify(String base, String signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(base.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
