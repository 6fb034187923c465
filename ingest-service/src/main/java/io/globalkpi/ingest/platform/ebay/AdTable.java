package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of a report: tabs between its cells, its columns by the keys of the figures. Columns nobody asked for do no harm. */
final class AdTable {

    /** By key without what says how the campaign is paid for and in whose currency. */
    private static final Map<String, String> FIELDS = Map.of(
            "campaign_id", "campaignId",
            "ad_group_id", "adGroupId",
            "day", "day",
            "impressions", "impressions",
            "clicks", "clicks",
            "sales", "sold",
            "attributed_sales", "sold",
            "sale_amount", "saleAmount",
            "ad_fees", "adFees");

    private AdTable() {}

    static List<ObjectNode> rows(String text) {
        List<String> lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> fields =
                Arrays.stream(lines.get(0).split("\t", -1)).map(AdTable::field).toList();
        List<ObjectNode> rows = new ArrayList<>();
        lines.stream().skip(1).forEach(line -> rows.add(row(line.split("\t", -1), fields)));
        return rows;
    }

    /** Reports of ads outside of eBay, asked for by the keys of cost per click, come with keys of their own. */
    private static String field(String column) {
        String key = column.strip().toLowerCase(Locale.ROOT).replaceFirst("^(cpc|oa)_", "");
        return FIELDS.getOrDefault(key.replaceFirst("_listing_?site_currency$", ""), "");
    }

    private static ObjectNode row(String[] cells, List<String> fields) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int place = 0; place < Math.min(cells.length, fields.size()); place++) {
            String cell = cells[place].strip();
            if (!fields.get(place).isEmpty() && !cell.isEmpty()) {
                row.put(fields.get(place), cell);
            }
        }
        return row;
    }
}
