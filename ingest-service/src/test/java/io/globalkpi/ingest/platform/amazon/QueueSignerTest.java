package io.globalkpi.ingest.platform.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueSignerTest {

    private static final Credential CREDENTIAL = new Credential(
            "amazon",
            Map.of("awsAccessKeyId", "AKIDEXAMPLE", "awsSecretAccessKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));

    /** The expected value was computed apart, in Python, from the published algorithm. */
    @Test
    void shouldSignAsPublished() {
        Call call = Call.post("queue", "/", "{}".getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS.ReceiveMessage");

        Call signed = QueueSigner.of(CREDENTIAL).sign(call, Instant.parse("2015-08-30T12:36:00Z"));

        assertThat(signed.headers().get("X-Amz-Date")).isEqualTo("20150830T123600Z");
        assertThat(signed.headers().get("Authorization"))
                .isEqualTo(
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/sqs/aws4_request,"
                                + " SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=6ffc66efc5099332c6c8fde750857e1a0ce98ad6fc6b1115d8598b0b1d833212");
    }
}
