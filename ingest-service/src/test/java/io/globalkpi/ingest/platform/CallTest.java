package io.globalkpi.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTest {

    private static final URI BASE = URI.create("https://api.example.com/root/");

    @Test
    void shouldEscapeParametersAsSignaturesExpect() {
        Call call = Call.get("list", "/orders").query("filter", "a b*~+").query("filter", "[x..y]");

        assertThat(call.uri(BASE))
                .hasToString("https://api.example.com/root/orders?filter=a%20b%2A~%2B&filter=%5Bx..y%5D");
    }

    @Test
    void shouldGoToAWholeAddressAsItWasGiven() {
        Call call = Call.get("document", "https://files.example.com/x?sig=1").open();

        assertThat(call.uri(BASE)).hasToString("https://files.example.com/x?sig=1");
        assertThat(call.grant()).isNull();
    }

    @Test
    void shouldShowNoSecretInItsText() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_secret", "s3cret&");
        Call call = Call.form("token", "/token", fields).query("access_token", "t0ken");

        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("client_secret=s3cret%26");
        assertThat(call.toString()).isEqualTo("token POST api:/token");
    }
}
