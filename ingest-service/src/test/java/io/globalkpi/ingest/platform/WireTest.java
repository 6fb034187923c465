package io.globalkpi.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    record Item(
            String id,
            @Nullable BigDecimal amount,
            @Nullable Instant at) {}

    @Test
    void shouldKeepEveryDigitOfAnAmount() {
        Item item = Wire.read(Item.class, bytes("{\"id\":\"a\",\"amount\":12345678901234.10}"));

        assertThat(item.amount()).isEqualTo(new BigDecimal("12345678901234.10"));
        assertThat(Wire.write(item)).isEqualTo("{\"id\":\"a\",\"amount\":12345678901234.10}");
    }

    @Test
    void shouldNotKeepWhatNoRecordDeclares() {
        Item item =
                Wire.read(Item.class, bytes("{\"id\":\"a\",\"buyerName\":\"Ann\",\"at\":\"2026-03-10T12:00:00Z\"}"));

        assertThat(Wire.write(item)).isEqualTo("{\"id\":\"a\",\"at\":\"2026-03-10T12:00:00Z\"}");
    }

    @Test
    void shouldPassOverWholeTreesThatNoRecordDeclares() {
        Item item = Wire.read(
                Item.class,
                bytes("{\"buyer\":{\"id\":\"x\",\"all\":[1,{\"amount\":2}]},\"id\":\"a\",\"more\":[[]],\"amount\":1}"));

        assertThat(item).isEqualTo(new Item("a", BigDecimal.ONE, null));
    }

    record Count(
            long pieces,
            boolean whole,
            @Nullable Long parts,
            @Nullable Item item) {}

    @Test
    void shouldTakeWhatIsAbsentOrNullForNothing() {
        assertThat(Wire.read(Count.class, bytes("{}"))).isEqualTo(new Count(0, false, null, null));
        assertThat(Wire.read(Count.class, bytes("{\"parts\":null,\"item\":null,\"pieces\":3}")))
                .isEqualTo(new Count(3, false, null, null));
    }

    @Test
    void shouldRefuseOneItemOfAPageAndKeepTheOthers() {
        Page<Item> page = new Page<>(Item.class, NOW);
        Wire.tree(bytes("[{\"id\":\"a\"},{\"id\":\"b\",\"amount\":{}},{\"id\":\"c\"}]"))
                .forEach(item -> page.add(item.path("id").asText(), ScriptedSession.SHOP, item));
        Pulled<Item> pulled = page.then("2");

        assertThat(pulled.items()).extracting(Sent::id).containsExactly("a", "c");
        assertThat(pulled.rejections()).extracting(Rejection::id).containsExactly("b");
        assertThat(pulled.next()).isEqualTo("2");
        assertThat(page.then("").isLast()).isTrue();
    }

    @Test
    void shouldSayThatAnAnswerIsNoJson() {
        Answer answer = new Answer(200, Map.of(), bytes("<html>"), NOW);

        assertThatThrownBy(answer::json).isInstanceOf(CallException.class).hasMessageContaining("unreadable");
    }

    @Test
    void shouldDecodeByTheCharsetAnAnswerNames() {
        byte[] body = "注文".getBytes(Charset.forName("windows-31j"));
        Answer answer = new Answer(200, Map.of("content-type", "text/plain; charset=cp932"), body, NOW);

        assertThat(answer.text()).isEqualTo("注文");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
