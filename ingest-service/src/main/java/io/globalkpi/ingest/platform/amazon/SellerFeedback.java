package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A row of GET_SELLER_FEEDBACK_DATA, which tells of one to three stars only. Its header is in the language of the marketplace,
 * so columns are known by their places. Without comments and mail addresses.
 */
record SellerFeedback(String date, String rating, String orderId) {

    private static final int DATE = 0;
    private static final int RATING = 1;
    private static final int ORDER = 4;

    /** By pattern, of which there are as many as below. */
    private static final Map<String, DateTimeFormatter> FORMS = new ConcurrentHashMap<>();

    static Pulled<SellerFeedback> read(Document document) {
        Page<SellerFeedback> page =
                new Page<>(SellerFeedback.class, document.answer().at());
        for (Document.Line line : document.lines()) {
            String order = line.text(ORDER);
            page.add(
                    "feedback/" + order,
                    document.session().shop(),
                    new SellerFeedback(line.text(DATE), line.text(RATING), order));
        }
        return page.then(null);
    }

    static Normalized normalize(SellerFeedback row, Told told) {
        LocalDate date = date(row, told.shop().market());
        return Normalized.of(Feedback.newBuilder()
                .setEntityId(told.entity("feedback", row.orderId()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.shop().start(date))
                .setObservedAt(told.observedAt())
                .setKind(FeedbackKind.SELLER_FEEDBACK)
                .setOrderId(row.orderId())
                .setStars((int) Cells.count(row.orderId(), "Rating", row.rating()))
                .build());
    }

    private static LocalDate date(SellerFeedback row, String market) {
        String pattern = switch (market) {
            case "US" -> "M/d/uu";
            case "DE" -> "dd.MM.uu";
            case "SE" -> "uuuu-MM-dd";
            case "JP" -> "uu/MM/dd";
            default -> "d/M/uu";
        };
        try {
            return LocalDate.parse(
                    row.date(), FORMS.computeIfAbsent(pattern, form -> DateTimeFormatter.ofPattern(form, Locale.ROOT)));
        } catch (DateTimeException e) {
            throw new BadItemException(
                    Rejection.badField(row.orderId(), "Date", row.date(), "a date as " + pattern + " in " + market));
        }
    }
}
