package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.util.List;

/** Products a page at a time, and each of them whole: only there are its SKUs. */
final class ProductSource implements Source<AliExpressProduct> {

    /** Where the SKUs stand in a product. */
    static final String SKUS = "aeop_ae_product_s_k_us";

    private final String[] statuses;

    /** @param statuses whose lists are walked, one after another */
    ProductSource(String... statuses) {
        this.statuses = statuses;
    }

    @Override
    public Pulled<AliExpressProduct> pull(Slice slice, String cursor, Session session) {
        ProductPage asked = ProductPage.ask(slice, cursor, session, statuses);
        Page<AliExpressProduct> page = new Page<>(AliExpressProduct.class, asked.at());
        List<String> ids = asked.ids();
        for (String id : ids) {
            Answer answer = session.call(AliExpressProtocol.call("aliexpress.solution.product.info.get")
                    .query("product_id", id));
            JsonNode product = Answers.body(answer.json()).path("result");
            page.add("product/" + id, session.shop(), Answers.bare(product, SKUS));
        }
        return page.then(asked.next());
    }
}
