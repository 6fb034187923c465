package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Trouble;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The signature that eBay wants from sellers in the EU and the UK: as RFC 9421 over the key, the method, the path without
 * its query and the host, with Ed25519.
 *
 * @param jwe the public key as eBay wrapped it
 * @param key the private one
 */
record Signature(String jwe, PrivateKey key) {

    private static final String KEY = "x-ebay-signature-key";

    /** @param privateKey PKCS#8 in base64, with or without the lines of a PEM file */
    static Signature of(String jwe, String privateKey) {
        String base64 = privateKey.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return new Signature(jwe, KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new CallException(new Trouble(
                    "credential-bad",
                    "The signingKey of the eBay credential is no Ed25519 key.",
                    "Put the privateKey that createSigningKey gave (signingKeyCipher ED25519) into signingKey."));
        }
    }

    /** The call with its signature; the body's digest is signed too if there is one. */
    Call sign(Call call, String authority, Instant now) {
        Map<String, String> parts = new LinkedHashMap<>();
        Call digested = call;
        if (call.body().length > 0) {
            String digest = "sha-256=:" + base64(sha256(call.body())) + ":";
            digested = call.header("Content-Digest", digest);
            parts.put("content-digest", digest);
        }
        parts.put(KEY, jwe);
        parts.put("@method", call.method());
        parts.put("@path", call.path().split("\\?", 2)[0]);
        parts.put("@authority", authority);
        String names = parts.keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(" "));
        String parameters = "(" + names + ");created=" + now.getEpochSecond();
        String base = parts.entrySet().stream()
                        .map(part -> '"' + part.getKey() + "\": " + part.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\"@signature-params\": " + parameters;
        return digested.header(KEY, jwe)
                .header("Signature-Input", "sig1=" + parameters)
                .header("Signature", "sig1=:" + base64(signed(base)) + ":");
    }

    private byte[] signed(String base) {
        try {
            java.security.Signature ed25519 = java.security.Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(base.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 must be there since Java 15", e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 must be there", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Signature";
    }
}
