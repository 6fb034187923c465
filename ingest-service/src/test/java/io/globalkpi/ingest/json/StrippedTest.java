package io.globalkpi.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.topic.EventKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrippedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'orderId': '1', 'buyer': {'name': 'Jane'}, 'note': 'ring'} | {'orderId':'1'}",
                "{'lines': [{'sku': 'A', 'recipient': 'Jane', 'gross': '12.50'}]} | {'lines':[{'sku':'A','gross':'12.50'}]}",
                "{'lines': ['Jane', {'sku': ['Jane']}], 'currency': {'name': 'Jane'}} | {'lines':[{}]}",
                "{'lines': 'Jane', 'shippedAt': null, 'status': 'LOST'} | {'shippedAt':null,'status':'LOST'}"
            })
    void shouldKeepDeclaredFieldsInTheirFormOnly(String json, String kept) throws IOException {
        assertThat(strip(json)).contains(kept.replace('\'', '"'));
    }

    @Test
    void shouldFindNoFieldsInWhatIsNoObject() throws IOException {
        assertThat(strip("'Jane Roe'")).isEmpty();
        assertThat(strip("[{'orderId': '1'}]")).isEmpty();
    }

    private static Optional<String> strip(String json) throws IOException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Stripped.of(EventKind.ORDERS, EventJson.parse(bytes));
    }
}
