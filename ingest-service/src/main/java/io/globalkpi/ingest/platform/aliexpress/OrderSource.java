package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Orders, open ones and then finished ones. What the list calls its total leaves some out: nobody can be held to it. */
final class OrderSource implements Source<AliExpressOrder> {

    @Override
    public Pulled<AliExpressOrder> pull(Slice slice, String cursor, Session session) {
        OrderPage asked = OrderPage.ask(slice, cursor, session);
        Page<AliExpressOrder> page = new Page<>(AliExpressOrder.class, asked.at());
        asked.orders().forEach(order -> page.add(order.path("order_id").asText(), session.shop(), order));
        return page.then(asked.next());
    }
}
