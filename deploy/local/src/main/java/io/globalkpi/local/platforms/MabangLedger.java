package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.mabang.MabangBooks;
import io.globalkpi.standin.mabang.MabangDesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** One shop in Mabang's books: its orders without their ends but cancellation, what came back, money paid back and stock. */
final class MabangLedger implements Ledger {

    private static final String SOURCE = "mabang";
    private static final String SHOP = "11";
    private static final String MANAGER = "5";
    private static final String APP_KEY = "100001";
    private static final String DEVELOPER_KEY = "a-developer-key";
    private static final int MOST_ROWS = 200;

    private final Truth truth = new Truth();

    Connection open(Shop shop, Clock clock) {
        MabangBooks books = new MabangBooks(truth, clock).shop(SHOP, shop.site(), MANAGER);
        StandIn server = StandIn.open(new MabangDesk(clock, books, APP_KEY, DEVELOPER_KEY, MOST_ROWS), Weather.fair());
        return new Connection(
                SOURCE,
                Marketplaces.account(shop),
                shop.site(),
                server::close,
                Map.of("host.api", server.url().toString(), "base", "USD", "shop." + SHOP, shop.site()),
                Map.of("appKey", APP_KEY, "developerKey", DEVELOPER_KEY),
                List.of(
                        Connection.orders(),
                        Connection.updates("returns"),
                        Connection.updates("refunds"),
                        Connection.stock("stock")));
    }

    @Override
    public void write(SpecificRecord event) {
        if (event instanceof Order order && order.getStatus() != OrderStatus.DELIVERED) {
            truth.tell(written(order));
        } else if (event instanceof Return returned && returned.getOrderId() != null) {
            write(returned);
        } else if (event instanceof InventorySnapshot stock) {
            truth.tell(InventorySnapshot.newBuilder(stock)
                    .setEntityId(stock.getSite() + "/stock/" + stock.getSku())
                    .setSource(SOURCE)
                    .build());
        }
    }

    private static Order written(Order told) {
        OrderStatus status = told.getStatus() == OrderStatus.CREATED ? OrderStatus.PAID : told.getStatus();
        return Pieces.inSeconds(Pieces.order(told, "", line -> line.setStatus(status)))
                .setSource(SOURCE)
                .setWithdrawn(false)
                .setStatus(status)
                .build();
    }

    private void write(Return told) {
        if (told.getKind() == ReturnKind.RETURN) {
            boolean restocked = told.getLines().get(0).getRestocked();
            truth.tell(Pieces.returned(told, "return/8" + told.getOrderId(), line -> line.setRestocked(restocked))
                    .setSource(SOURCE)
                    .setRequestedAt(told.getOccurredAt())
                    .build());
        }
        if (told.getLines().get(0).getRefundMicros() != 0) {
            String number = (told.getKind() == ReturnKind.RETURN ? "1" : "2") + told.getOrderId();
            truth.tell(Pieces.money(told, "refund/" + number)
                    .setSource(SOURCE)
                    .setReason("")
                    .setRequestedAt(told.getOccurredAt())
                    .build());
        }
    }
}
