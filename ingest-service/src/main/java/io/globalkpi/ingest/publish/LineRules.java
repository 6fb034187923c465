package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** What the parts of one event must be to each other. */
final class LineRules {

    static final int MOST_LINES = 5_000;

    private LineRules() {}

    static void judge(SpecificRecord event, List<Fault> faults) {
        if (event instanceof Order order) {
            count(order.getLines().size(), order.getWithdrawn(), faults);
            ids(order.getLines(), faults);
        } else if (event instanceof Return returned) {
            count(returned.getLines().size(), returned.getWithdrawn(), faults);
        } else if (event instanceof InventorySnapshot stock
                && stock.getUnitCostMicros() != null
                && stock.getCurrency().isEmpty()) {
            faults.add(
                    Fault.bad("currency", "", "an ISO-4217 code such as EUR", "Name the currency of unitCostMicros."));
        }
    }

    /** A withdrawal contributes nothing, so its source need not repeat the lines. */
    private static void count(int lines, boolean withdrawn, List<Fault> faults) {
        if (lines == 0 && !withdrawn || lines > MOST_LINES) {
            faults.add(Fault.bad(
                    "lines", lines + " lines", "1 to " + MOST_LINES + " lines", "Send the record with its lines."));
        }
    }

    private static void ids(List<OrderLine> lines, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String id = lines.get(i).getLineId();
            if (!seen.add(id)) {
                faults.add(Fault.bad(
                        "lines[" + i + "].lineId",
                        id,
                        "an id that no other line of the order has",
                        "Number the lines apart."));
            }
        }
    }
}
