package io.globalkpi.ingest.platform;

/**
 * Why something makes no event. Becomes a dead letter.
 *
 * @param id of the item at its platform, so that the same bad item again has the same letter
 * @param reason short code: bad-field, unknown-shop, spoiled-id, unreadable
 * @param path the field at fault, such as orderItems[1].price.amount
 * @param value what was found; never personal data
 * @param expected what was expected instead
 * @param remedy one sentence: what to do
 */
public record Rejection(String id, String reason, String path, String value, String expected, String remedy) {

    public static final String BAD_FIELD = "bad-field";
    public static final String UNKNOWN_SHOP = "unknown-shop";

    public static Rejection badField(String id, String path, Object value, String expected) {
        return new Rejection(
                id,
                BAD_FIELD,
                path,
                String.valueOf(value),
                expected,
                "Correct it at the platform if it is wrong there; else the platform has changed its form: tell us.");
    }

    /** The item is not of the form its platform documents. */
    static Rejection unreadable(String id, String words) {
        return new Rejection(
                id,
                "unreadable",
                "",
                "",
                "the documented form",
                words + " If the platform has changed its form, tell us.");
    }

    /** The normalizer broke on the item. */
    public static Rejection unexpected(String id, RuntimeException cause) {
        String where = cause.getStackTrace().length == 0 ? "" : String.valueOf(cause.getStackTrace()[0]);
        return new Rejection(
                id,
                "unexpected",
                where,
                cause.getClass().getSimpleName(),
                "an item of a form seen before",
                "Tell us: the item is kept here and can be normalized once the connector knows its form.");
    }

    /** The job does not say which site a shop is. */
    public static Rejection unknownShop(String id, String path, String shop) {
        return new Rejection(
                id,
                UNKNOWN_SHOP,
                path,
                shop,
                "a shop that the job maps to a site",
                "Add the setting shop." + shop + " with the site's id to the job in jobs.yaml and apply.");
    }
}
