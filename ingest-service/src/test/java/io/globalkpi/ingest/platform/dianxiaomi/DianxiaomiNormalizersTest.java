package io.globalkpi.ingest.platform.dianxiaomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DianxiaomiNormalizersTest {

    private static final Instant MADE = Instant.parse("2026-03-10T12:00:00Z");
    private static final Told TOLD = new Told("dianxiaomi", ScriptedSession.SHOP, MADE, MADE);

    private static DianxiaomiOrder item(
            String status, @Nullable String paid, @Nullable String amount, @Nullable String postage) {
        return new DianxiaomiOrder(
                "A-1",
                null,
                status,
                "Amazon",
                "优选家居",
                "US",
                "2026-03-01 07:30",
                paid,
                null,
                null,
                "USD",
                number(amount),
                number(postage),
                null,
                null,
                null,
                null,
                null,
                List.of(line("P1/TEA/1", "TEA", 2, "10.00"), line("P1/MUG/1", "MUG", 1, "5.00")));
    }

    private static DianxiaomiOrder.Line line(String id, String sku, int pieces, String price) {
        return new DianxiaomiOrder.Line(id, sku, null, BigDecimal.valueOf(pieces), new BigDecimal(price), null);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @ParameterizedTest
    @CsvSource({
        "已发货, 2026-03-01 08:00:00, SHIPPED, 0",
        "待审核, 2026/3/1 8:00, PAID, 0",
        "待打单, 2026-03-01T08:00, PROCESSING, 0",
        "待审核, , CREATED, 0",
        "已取消, , CANCELLED, 0",
        "火星, 2026-03-01 08:00:00, UNKNOWN, 1",
    })
    void shouldKeepAStatusNobodyKnowsAndTakeAnUnpaidOrderForCreated(
            String word, @Nullable String paid, OrderStatus status, int flags) {
        Normalized outcome = new Orders().normalize(item(word, paid, null, null), TOLD);
        Order order = (Order) outcome.events().get(0);

        assertThat(order.getStatus()).isEqualTo(status);
        assertThat(order.getPlatformStatus()).isEqualTo(word);
        assertThat(outcome.flags()).hasSize(flags);
    }

    @ParameterizedTest
    @CsvSource({
        // amount, postage, discount, flags
        "25.00, , 0, 0",
        "29.00, 4.00, 0, 0",
        "26.50, 4.00, 2.5, 0",
        "25.00, 4.00, 0, 0",
        ", , 0, 0",
        "40.00, 4.00, 0, 1",
        "0.00, , 25, 0",
    })
    void shouldTakeForADiscountWhatTheAmountIsBelowTheGoods(
            @Nullable String amount, @Nullable String postage, BigDecimal discount, int flags) {
        Normalized outcome = new Orders().normalize(item("已发货", "2026-03-01 08:00:00", amount, postage), TOLD);
        Order order = (Order) outcome.events().get(0);

        assertThat(order.getLines().stream()
                        .mapToLong(OrderLine::getDiscountMicros)
                        .sum())
                .isEqualTo(discount.movePointRight(6).longValueExact());
        assertThat(outcome.flags()).extracting(Flag::field).hasSize(flags);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01 07:30:15", "2026/3/1 7:30:15", "2026-03-01T07:30:15"})
    void shouldReadTimesOfChinaHoweverTheyWereSaved(String text) {
        assertThat(ChinaTime.of("A", Column.ORDERED, text)).contains(Instant.parse("2026-02-28T23:30:15Z"));
    }

    @Test
    void shouldRefuseATimeThatIsNone() {
        assertThatThrownBy(() -> ChinaTime.of("A", Column.ORDERED, "昨天"))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining(Column.ORDERED.title());
    }

    @ParameterizedTest
    @CsvSource({
        "优选家居-王芳（欧洲组）, 优选家居, 王芳, 欧洲组",
        "优选家居-王芳(欧洲组), 优选家居, 王芳, 欧洲组",
        "A-B shop-李雷, A-B shop, 李雷, ",
        "德国店, 德国店, , ",
    })
    void shouldReadWhoRunsAShopFromItsAccount(
            String account, String shop, @Nullable String owner, @Nullable String team) {
        ShopAccount accounts = ShopAccount.of(new ScriptedSession(ScriptedSession.SHOP, MADE));

        assertThat(accounts.read(account)).isEqualTo(new ShopAccount.Read(shop, owner, team));
    }

    @Test
    void shouldTakeThePatternOfTheJob() {
        ScriptedSession session =
                new ScriptedSession(ScriptedSession.SHOP, MADE).with("shop-account", "(?<owner>[^_]+)_(?<shop>.+)");

        assertThat(ShopAccount.of(session).read("王芳_优选家居")).isEqualTo(new ShopAccount.Read("优选家居", "王芳", null));
        session.with("shop-account", "([");
        assertThatThrownBy(() -> ShopAccount.of(session)).isInstanceOf(CallException.class);
    }
}
