package io.globalkpi.ingest.simulate;

import java.time.ZoneId;

/** Where the business sells: country code, currency, zone, about how many units of the currency a dollar buys, sales tax. */
enum Market {
    UNITED_STATES("US", "USD", "America/Los_Angeles", 1.0, 8),
    GERMANY("DE", "EUR", "Europe/Berlin", 0.92, 19),
    UNITED_KINGDOM("GB", "GBP", "Europe/London", 0.79, 20),
    JAPAN("JP", "JPY", "Asia/Tokyo", 151.0, 10),
    SINGAPORE("SG", "SGD", "Asia/Singapore", 1.34, 9),
    MALAYSIA("MY", "MYR", "Asia/Kuala_Lumpur", 4.45, 10),
    THAILAND("TH", "THB", "Asia/Bangkok", 34.5, 7),
    SPAIN("ES", "EUR", "Europe/Madrid", 0.92, 21),
    FRANCE("FR", "EUR", "Europe/Paris", 0.92, 20);

    private static final long UNIT = 1_000_000;
    private static final long CENT = 10_000;

    private final String code;
    private final String currency;
    private final ZoneId zone;
    private final double dollarBuys;
    private final int taxPercent;

    Market(String code, String currency, String zone, double dollarBuys, int taxPercent) {
        this.code = code;
        this.currency = currency;
        this.zone = ZoneId.of(zone);
        this.dollarBuys = dollarBuys;
        this.taxPercent = taxPercent;
    }

    String code() {
        return code;
    }

    String currency() {
        return currency;
    }

    ZoneId zone() {
        return zone;
    }

    double dollarBuys() {
        return dollarBuys;
    }

    long taxOn(long micros) {
        return round(micros * taxPercent / 100.0);
    }

    /** What an amount of dollars costs here, in micro-units rounded to the least coin. */
    long fromDollars(double dollars) {
        return round(dollars * dollarBuys * UNIT);
    }

    /** Micro-units rounded to the least coin: whole yen, hundredths elsewhere. */
    long round(double micros) {
        long coin = this == JAPAN ? UNIT : CENT;
        return Math.round(micros / coin) * coin;
    }
}
