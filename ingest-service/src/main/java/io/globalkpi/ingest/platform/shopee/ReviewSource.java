package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** The shop's latest reviews. Shopee gives five hundred of them in all and no time to ask by. */
final class ReviewSource implements Source<ShopeeComment> {

    @Override
    public Pulled<ShopeeComment> pull(Slice slice, String cursor, Session session) {
        Answer answer = session.call(
                Ask.get("product/get_comment").query("cursor", cursor).query("page_size", "100"));
        JsonNode list = Ask.response(answer);
        Page<ShopeeComment> page = new Page<>(ShopeeComment.class, answer.at());
        list.path("item_comment_list")
                .forEach(row -> page.add("review/" + row.path("comment_id").asText(), session.shop(), row));
        return page.then(
                list.path("more").asBoolean() ? list.path("next_cursor").asText() : null);
    }
}
