package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Trouble;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Today's rates, as rows for fx-rates.yaml. Mabang tells what one unit of a currency is in CNY; the rows tell what one unit
 * of the company's base currency buys, which the job's setting {@code base} names.
 */
final class RateSource implements Source<Void> {

    static final String API = "sys-get-currency-rate-list";

    /** Digits of the rate in a row. */
    private static final int SCALE = 10;

    @Override
    public Pulled<Void> pull(Slice slice, String cursor, Session session) {
        Map<String, BigDecimal> inCny = new TreeMap<>(Map.of(Currency.CNY, BigDecimal.ONE));
        JsonNode answer = session.call(MabangProtocol.call(API, Map.of())).json();
        for (JsonNode row : answer.path("data").path("data")) {
            String rate = row.path("rate").asText();
            String currency = Currency.of(row.path("currency").asText(), "");
            if (!currency.isEmpty() && rate.matches("\\d+(\\.\\d+)?") && new BigDecimal(rate).signum() > 0) {
                inCny.put(currency, new BigDecimal(rate));
            }
        }
        return Pulled.<Void>last(List.of()).finding(rows(inCny, session));
    }

    private static List<FoundRow> rows(Map<String, BigDecimal> inCny, Session session) {
        String base = session.required("base");
        BigDecimal ofBase = inCny.get(base);
        if (ofBase == null) {
            throw new CallException(new Trouble(
                    "base-without-rate",
                    "Mabang has no rate of " + base + ".",
                    "Add the currency in Mabang (系统设置, 汇率), or name another base."));
        }
        String date = LocalDate.ofInstant(session.now(), ChinaTime.ZONE).toString();
        return inCny.entrySet().stream()
                .filter(one -> !one.getKey().equals(base))
                .map(one -> new FoundRow(
                        "fx-rates",
                        Map.of(
                                "base",
                                base,
                                "currency",
                                one.getKey(),
                                "kind",
                                "ACTUAL",
                                "date",
                                date,
                                "rate",
                                ofBase.divide(one.getValue(), SCALE, RoundingMode.HALF_EVEN)
                                        .toPlainString())))
                .toList();
    }
}
