package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Wire;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/**
 * A key of eBay's.
 *
 * @param algorithm as Java names it, such as SHA1withECDSA
 */
record PushKey(PublicKey key, String algorithm) {

    private static final Set<String> DIGESTS = Set.of("SHA1", "SHA256", "SHA384", "SHA512");

    /** @throws IllegalArgumentException if it is no key one can use */
    static PushKey of(JsonNode told) {
        String digest = told.path("digest").asText().replace("-", "");
        if (!DIGESTS.contains(digest) || !told.path("algorithm").asText().equals("ECDSA")) {
            throw new IllegalArgumentException("no digest or algorithm that is known");
        }
        String base64 =
                told.path("key").asText().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new PushKey(KeyFactory.getInstance("EC").generatePublic(spec), digest + "withECDSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no EC key", e);
        }
    }

    /** True if the signature is over those bytes, or over their JSON without blanks, which is what eBay signs. */
    boolean hasSigned(byte[] body, String signature) {
        return verified(body, signature) || verified(Wire.bytes(Wire.tree(body)), signature);
    }

    private boolean verified(byte[] bytes, String signature) {
        try {
            Signature ecdsa = Signature.getInstance(algorithm);
            ecdsa.initVerify(key);
            ecdsa.update(bytes);
            return ecdsa.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
