package io.globalkpi.ingest.platform.amazonads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.AdPerformance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportSourceTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final String ID = "06ba6494-8568-4066-949f-abb6a91c0b9c";
    private static final Slice TWO_DAYS =
            Slice.dates(ScriptedSession.SHOP, LocalDate.parse("2026-03-08"), LocalDate.parse("2026-03-09"));

    private final ScriptedSession session = new ScriptedSession(ScriptedSession.SHOP, NOW);
    private final ReportSource source = new ReportSource(ReportKind.SP);

    @Test
    void shouldAskForWholeDatesAndComeBackInAMinute() {
        session.answers("{\"reportId\":\"" + ID + "\",\"status\":\"PENDING\"}");

        Pulled<ReportRow> pulled = source.pull(TWO_DAYS, "", session);

        assertThat(pulled.next()).isEqualTo(ID + "|0");
        assertThat(pulled.notBefore()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(new String(session.calls().get(0).body(), StandardCharsets.UTF_8))
                .contains(
                        "\"startDate\":\"2026-03-08\"", "\"endDate\":\"2026-03-09\"", "spAdvertisedProduct", "sales7d");
        assertThat(session.calls().get(0).headers()).containsEntry("Amazon-Advertising-API-Scope", "acme");
    }

    @Test
    void shouldAdoptTheReportThatA425Names() {
        session.answers(
                425,
                Map.of(),
                ("{\"detail\":\"The Request is a duplicate of : " + ID + "\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(source.pull(TWO_DAYS, "", session).next()).isEqualTo(ID + "|0");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 0, " + ID + "|1, PT2M, 0",
        "PROCESSING, 9, " + ID + "|10, PT15M, 0",
        "FAILED, 2, |3, PT8M, 1",
        "'', 0, |1, PT2M, 0"
    })
    void shouldWaitLongerAndLongerAndBeginAnewAfterAFailure(
            String status, int asked, String next, Duration pause, int letters) {
        session.answers("{\"status\":\"" + status + "\",\"failureReason\":\"Internal error\"}");

        Pulled<ReportRow> pulled = source.pull(TWO_DAYS, ID + "|" + asked, session);

        assertThat(pulled.next()).isEqualTo(next);
        assertThat(pulled.notBefore()).isEqualTo(NOW.plus(pause));
        assertThat(pulled.rejections()).hasSize(letters);
    }

    @Test
    void shouldFetchAReadyReportWithoutATokenAndNameItsCurrency() {
        session.answers("{\"status\":\"COMPLETED\",\"url\":\"https://files.example.com/1?x=y\"}")
                .answers(
                        200,
                        Map.of(),
                        zipped(
                                "[{\"date\":\"2026-03-08\",\"campaignId\":7,\"adId\":9,\"cost\":0.1,\"sales7d\":19.99}]"))
                .answers(
                        "[{\"profileId\":1},{\"profileId\":\"acme\",\"currencyCode\":\"CAD\",\"timezone\":\"America/New_York\"}]");

        Pulled<ReportRow> pulled = source.pull(TWO_DAYS, ID + "|3", session);

        assertThat(session.calls().get(1).grant()).isNull();
        assertThat(pulled.isLast()).isTrue();
        AdPerformance ad = normalized(pulled.items().get(0).item());
        assertThat(ad.getCurrency()).isEqualTo("CAD");
        assertThat(ad.getSpendMicros()).isEqualTo(100_000);
        assertThat(ad.getAttributedSalesMicros()).isEqualTo(19_990_000);
        assertThat(ad.getOccurredAt()).isEqualTo(Instant.parse("2026-03-08T05:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "createReport, 425, Good",
        "getReport, 404, Good",
        "getReport, 401, Expired",
        "getReport, 429, Throttled",
        "getReport, 403, Refused",
        "token, 400, Refused",
        "getReport, 503, Failed"
    })
    void shouldJudgeByOperationAndStatus(String operation, int status, String verdict) {
        Answer answer = new Answer(
                status,
                Map.of("Retry-After", "7"),
                "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8),
                NOW);
        Answer plain = new Answer(status, Map.of("Retry-After", "7"), new byte[0], NOW);

        Verdict read =
                new AmazonAdsProtocol().judge(Call.get(operation, "/"), operation.equals("token") ? answer : plain);

        assertThat(read.getClass().getSimpleName()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, Request has expired, Failed, address-ended",
        "400, ExpiredToken, The provided token has expired., Failed, address-ended",
        "404, NoSuchKey, The specified key does not exist., Failed, address-ended",
        "403, AccessDenied, Access Denied, Refused, refused",
        "403, SignatureDoesNotMatch, The request signature does not match., Refused, refused",
        "500, InternalError, We encountered an internal error., Failed, platform-away",
        "503, ServiceUnavailable, Reduce your request rate., Failed, platform-away"
    })
    void shouldTellAnAddressThatHasEndedFromAStoreThatIsAway(
            int status, String code, String message, String verdict, String trouble) {
        Verdict read = download(
                status,
                "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");

        assertThat(read.getClass().getSimpleName()).isEqualTo(verdict);
        assertThat(read).extracting("trouble.code").isEqualTo(trouble);
    }

    @Test
    void shouldWaitForAStoreThatIsBusyAndTryAgainWhereItSaysNothing() {
        assertThat(download(
                        503, "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"))
                .isEqualTo(Verdict.THROTTLED);
        assertThat(download(502, "")).isInstanceOf(Verdict.Failed.class);
    }

    private static Verdict download(int status, String body) {
        Answer answer = new Answer(
                status, Map.of("Content-Type", "application/xml"), body.getBytes(StandardCharsets.UTF_8), NOW);
        return new AmazonAdsProtocol().judge(Call.get("download", "https://files.example/1"), answer);
    }

    @Test
    void shouldRefuseARowWithoutItsCampaign() {
        ReportRow row = Wire.read(
                ReportRow.class, "{\"profile\":\"1\",\"date\":\"2026-03-08\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> normalized(row))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("campaignId");
    }

    private static AdPerformance normalized(ReportRow row) {
        Told told = new Told("amazon-ads", ScriptedSession.SHOP, NOW, NOW);
        return (AdPerformance)
                new Rows(ReportKind.SP).normalize(row, told).events().get(0);
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
