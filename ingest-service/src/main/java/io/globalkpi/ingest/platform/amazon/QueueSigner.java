package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signature version 4 of AWS, for calls to the queue: POST with a JSON body to the root. */
final class QueueSigner {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "sqs";
    private static final String SIGNED = "content-type;host;x-amz-date;x-amz-target";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String accessKey;
    private final String secretKey;
    private final String region;
    private final String host;

    private QueueSigner(String accessKey, String secretKey, String region, String host) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.region = region;
        this.host = host;
    }

    static QueueSigner of(Credential credential) {
        String region = credential.find("awsRegion").orElse("us-east-1");
        return new QueueSigner(
                credential.require("awsAccessKeyId"),
                credential.require("awsSecretAccessKey"),
                region,
                credential.find("queueHost").orElse("sqs." + region + ".amazonaws.com"));
    }

    Call sign(Call call, Instant now) {
        String time = TIME.format(now);
        String scope = time.substring(0, 8) + "/" + region + "/" + SERVICE + "/aws4_request";
        String canonical = String.join(
                "\n",
                call.method(),
                call.path(),
                "",
                "content-type:" + call.headers().get("Content-Type"),
                "host:" + host,
                "x-amz-date:" + time,
                "x-amz-target:" + call.headers().get("X-Amz-Target"),
                "",
                SIGNED,
                hash(call.body()));
        String toSign = String.join("\n", ALGORITHM, time, scope, hash(canonical.getBytes(StandardCharsets.UTF_8)));
        String signature = HexFormat.of().formatHex(hmac(key(time.substring(0, 8)), toSign));
        return call.header("X-Amz-Date", time)
                .header(
                        "Authorization",
                        ALGORITHM + " Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + SIGNED
                                + ", Signature=" + signature);
    }

    private byte[] key(String date) {
        byte[] ofDate = hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), date);
        return hmac(hmac(hmac(ofDate, region), SERVICE), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
