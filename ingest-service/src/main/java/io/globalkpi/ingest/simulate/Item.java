package io.globalkpi.ingest.simulate;

/** What the business sells, the best sellers first: SKU, name, category, price in dollars, landed cost in yuan. */
enum Item {
    DESK_LAMP("ACM-LT-01", "Desk lamp", "lighting", 29.90, 64, 20),
    KETTLE("ACM-KT-01", "Travel kettle", "kitchen", 34.50, 78, 16),
    EARPHONES("ACM-AU-01", "Wireless earphones", "audio", 39.90, 92, 14),
    PET_FOUNTAIN("ACM-PT-01", "Pet fountain", "pet", 27.00, 55, 11),
    STRIP_LIGHT("ACM-LT-02", "Strip light 5 m", "lighting", 18.90, 36, 9),
    GRINDER("ACM-KT-02", "Coffee grinder", "kitchen", 45.00, 108, 7),
    SPEAKER("ACM-AU-02", "Shower speaker", "audio", 24.90, 52, 6),
    PET_BRUSH("ACM-PT-02", "Pet brush", "pet", 13.90, 22, 5),
    NIGHT_LIGHT("ACM-LT-03", "Night light, two", "lighting", 15.50, 27, 4),
    SCALE("ACM-KT-03", "Kitchen scale", "kitchen", 19.90, 41, 3),
    MICROPHONE("ACM-AU-03", "Clip microphone", "audio", 31.00, 70, 3),
    PET_CARRIER("ACM-PT-03", "Pet carrier", "pet", 42.00, 99, 2);

    static final int COUNT = values().length;

    private static final Item[] BY_POPULARITY = byPopularity();

    private final String sku;
    private final String title;
    private final String category;
    private final double dollars;
    private final int yuan;
    private final int popularity;

    Item(String sku, String title, String category, double dollars, int yuan, int popularity) {
        this.sku = sku;
        this.title = title;
        this.category = category;
        this.dollars = dollars;
        this.yuan = yuan;
        this.popularity = popularity;
    }

    /** Takes a number in [0, 100) to an item, popular ones more often. */
    static Item of(int percent) {
        return BY_POPULARITY[percent];
    }

    String sku() {
        return sku;
    }

    String title() {
        return title;
    }

    String category() {
        return category;
    }

    double dollars() {
        return dollars;
    }

    int yuan() {
        return yuan;
    }

    /** How many of a hundred units sold are of this item. */
    int popularity() {
        return popularity;
    }

    private static Item[] byPopularity() {
        Item[] all = new Item[100];
        int next = 0;
        for (Item item : values()) {
            for (int i = 0; i < item.popularity; i++) {
                all[next++] = item;
            }
        }
        return all;
    }
}
