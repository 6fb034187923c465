package io.globalkpi.ingest.platform.mabang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MabangSourcesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:30:00Z");
    private static final Slice SPAN =
            Slice.of(Reach.UPDATED, Instant.parse("2026-03-09T16:00:00Z"), Instant.parse("2026-03-10T16:00:00Z"));

    private final ScriptedSession session =
            new ScriptedSession(ScriptedSession.SHOP, NOW).with("11", ScriptedSession.SHOP);

    private Pulled<?> pull(String feed, Slice slice, String cursor) {
        PlatformFeed<?> found = new Mabang()
                .feeds().stream()
                        .filter(one -> one.name().equals(feed))
                        .findFirst()
                        .orElseThrow();
        return found.source().pull(slice, cursor, session);
    }

    private void answers(String data) {
        session.answers(("{'code':'200','message':'','data':" + data + "}").replace('\'', '"'));
    }

    private Map<?, ?> asked(int call) {
        return Wire.read(Map.class, session.calls().get(call).body());
    }

    @Test
    void shouldAskForATimeSpanInTimesOfChinaAndFollowTheCursor() {
        answers("{'total':3,'hasNext':'true','nextCursor':'c2','data':[{'platformOrderId':'A','shopId':11}]}");
        answers("{'total':3,'hasNext':'false','nextCursor':'','data':[{'platformOrderId':'B','shopId':'11'}]}");

        Pulled<?> first = pull("orders", SPAN, "");
        Pulled<?> last = pull("orders", SPAN, "c2");

        assertThat(asked(0))
                .isEqualTo(Map.of(
                        "updateTimeStart", "2026-03-10 00:00:00",
                        "updateTimeEnd", "2026-03-10 23:59:59",
                        "allstatus", "1",
                        "canSend", "3",
                        "maxRows", "1000",
                        "cursor", ""));
        assertThat(first.next()).isEqualTo("c2");
        assertThat(first.expected()).isEqualTo(3);
        assertThat(asked(1).get("cursor")).isEqualTo("c2");
        assertThat(last.isLast()).isTrue();
    }

    @Test
    void shouldRefuseAShopThatNoSettingNamesAndKeepTheOthers() {
        answers("{'hasNext':'false','data':[{'platformOrderId':'A','shopId':99},{'platformOrderId':'B','shopId':11}]}");
        Pulled<?> pulled = pull("orders", SPAN, "");

        assertThat(pulled.items()).extracting(Sent::id).containsExactly("B");
        assertThat(pulled.rejections()).extracting(Rejection::reason).containsExactly(Rejection.UNKNOWN_SHOP);
    }

    @Test
    void shouldTakeTheMarketplacesOwnOrderIdByThePatternOfTheJob() {
        session.with("order-id", "2021894296(\\d+)");
        answers("{'hasNext':'false','data':[{'platformOrderId':'202189429677','shopId':11},"
                + "{'platformOrderId':'114-1','shopId':11}]}");
        Pulled<?> pulled = pull("orders", SPAN, "");

        assertThat(pulled.items()).extracting(Sent::id).containsExactly("77", "114-1");
        assertThat(((MabangOrder) pulled.items().get(0).item()).orderId()).isEqualTo("77");
    }

    @Test
    void shouldNameTenOrdersInACall() {
        List<String> ids = IntStream.range(0, 12).mapToObj(String::valueOf).toList();
        answers("{'hasNext':'false','data':[]}");
        answers("{'hasNext':'false','data':[]}");

        assertThat(pull("orders", Slice.named(ids, NOW), "").next()).isEqualTo("10");
        assertThat(pull("orders", Slice.named(ids, NOW), "10").isLast()).isTrue();
        assertThat(asked(0).get("platformOrderIds")).isEqualTo("0,1,2,3,4,5,6,7,8,9");
        assertThat(asked(1).get("platformOrderIds")).isEqualTo("10,11");
    }

    @Test
    void shouldReadArchivedOrdersFromTheirOwnList() {
        answers("{'hasNext':'false','list':[{'platformOrderId':'A','shopId':11}]}");

        assertThat(pull("orders-history", Slice.of(Reach.CREATED, SPAN.from(), SPAN.to()), "")
                        .items())
                .hasSize(1);
        assertThat(asked(0).get("paidtimeStart")).isEqualTo("2026-03-10 00:00:00");
    }

    @Test
    void shouldCountThePagesOfRefunds() {
        answers("{'total':'1001','data':[{'id':1,'platformOrderId':'A','shopId':11}]}");
        answers("{'total':'1001','data':[{'id':2,'platformOrderId':'A','shopId':11}]}");

        assertThat(pull("refunds", SPAN, "").next()).isEqualTo("2");
        assertThat(pull("refunds", SPAN, "2").isLast()).isTrue();
        assertThat(asked(0)).extracting("page", "pageSize").containsExactly("1", "1000");
        assertThat(asked(0).get("timeStart")).isEqualTo("2026-03-10 00:00:00");
    }

    @Test
    void shouldNotTurnInCirclesWhenTheSamePageIsNamedAgain() {
        answers("{'hasNext':'true','nextCursor':'c2','data':[]}");

        assertThatThrownBy(() -> pull("orders", SPAN, "c2"))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("cursor-stuck");
    }

    @Test
    void shouldAskForTheStockOfThePageOfSkus() {
        answers("{'hasNext':'true','nextCursor':'2','data':[{'stockSku':'S1','defaultCost':'2.5'},{'stockSku':'S2'}]}");
        answers("{'page':1,'data':[{'stockSku':'S1','warehouse':[]},{'stockSku':'S2','warehouse':[]}]}");
        Pulled<?> pulled = pull("stock", Slice.of(Reach.SNAPSHOT, NOW, NOW), "");

        assertThat(asked(1).get("stockSkus")).isEqualTo("S1,S2");
        assertThat(pulled.next()).isEqualTo("2");
        assertThat(((MabangStock) pulled.items().get(0).item()).defaultCost()).isEqualByComparingTo("2.5");
    }

    private static List<Map<String, Object>> found(Pulled<?> pulled, String table) {
        return pulled.found().stream()
                .filter(row -> row.table().equals(table))
                .map(FoundRow::row)
                .toList();
    }

    @Test
    void shouldFindWhatSkusCost() {
        answers(
                "{'hasNext':'false','data':[{'stockSku':'S1','defaultCost':'2.2921','timeModify':'2026-03-01 00:30:00'},"
                        + "{'stockSku':'S2','defaultCost':'0.0000'},{'stockSku':'S3','defaultCost':''}]}");

        assertThat(found(pull("costs", SPAN, ""), "product-costs"))
                .containsExactly(Map.of("sku", "S1", "from", "2026-03-01", "currency", "CNY", "unitCost", "2.2921"));
    }

    @Test
    void shouldFindWhoAnswersForWhichShop() {
        answers(
                "{'data':[{'employeeId':5,'name':'王芳','status':'2','mobile':'139'},{'employeeId':6,'name':'李','status':'4'}]}");
        answers("{'data':[{'id':11,'status':1,'shopEmployeeId':'5'},{'id':12,'status':1,'shopEmployeeId':'5'},"
                + "{'id':11,'status':2,'shopEmployeeId':'6'}]}");
        Pulled<?> pulled = pull("owners", Slice.of(Reach.SNAPSHOT, NOW, NOW), "");

        assertThat(found(pulled, "owners"))
                .containsExactly(Map.of("owner", "mabang-5", "name", "王芳", "from", "2026-03-01"));
        assertThat(found(pulled, "ownership"))
                .containsExactly(Map.of("site", "amazon-us/acme", "from", "2026-03-01", "owner", "mabang-5"));
    }

    @Test
    void shouldTurnRatesToTheCompanysBase() {
        session.with("base", "USD");
        answers("{'data':[{'currency':'USD','rate':'7.2000'},{'currency':'EUR','rate':'7.8000'}]}");

        assertThat(found(pull("rates", Slice.of(Reach.SNAPSHOT, NOW, NOW), ""), "fx-rates"))
                .extracting(row -> row.get("currency") + " " + row.get("rate") + " " + row.get("date"))
                .containsExactly("CNY 7.2000000000 2026-03-11", "EUR 0.9230769231 2026-03-11");
    }

    @Test
    void shouldSayWhatIsMissingWhenTheBaseHasNoRate() {
        session.with("base", "SEK");
        answers("{'data':[{'currency':'USD','rate':'7.2000'}]}");

        assertThatThrownBy(() -> pull("rates", Slice.of(Reach.SNAPSHOT, NOW, NOW), ""))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("SEK");
    }

    @Test
    void shouldDeclareNothingThatTellsOfAPerson() {
        JsonNode full =
                Wire.tree(("{'orderId':'A','platformOrderId':'A','buyerName':'Ann','buyerUserId':'ann','phone1':'1',"
                                + "'street1':'2','email':'a@b','remark':'x','orderItem':[{'title':'t','specifics':'s'}]}")
                        .replace('\'', '"')
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Wire.write(Wire.read(MabangOrder.class, full)))
                .isEqualTo("{\"orderId\":\"A\",\"platformOrderId\":\"A\",\"orderItem\":[{}]}");
    }
}
