package io.globalkpi.alert.notify.text;

import io.globalkpi.schemas.reference.KpiUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;

/** Numbers as readers of a language read them: ratios in percent with two decimals, money with its currency. */
record Numbers(Language language) {

    String value(double value, KpiUnit unit, String currency) {
        return switch (unit) {
            case RATIO -> format(NumberFormat.getPercentInstance(language.locale()), 2, 2, value);
            case MONEY -> money(value, currency);
            case COUNT -> plain(0, 2, value);
            case HOURS -> language.phrase("hours", plain(1, 1, value));
            case DAYS -> language.phrase("days", plain(1, 1, value));
            case STARS -> language.phrase("stars", plain(2, 2, value));
            case TURNS_A_YEAR -> language.phrase("turnsAYear", plain(2, 2, value));
            case POINTS -> language.phrase("points", plain(1, 1, value));
        };
    }

    private String money(double value, String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst()
                .map(currency -> money(value, currency))
                .orElseGet(() -> (code + " " + plain(2, 2, value)).strip());
    }

    private String money(double value, Currency currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return format(format, digits, digits, value);
    }

    /** A sum above or below the line: whole, or to two decimals. */
    String sum(BigDecimal sum) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(2);
        return format.format(sum.setScale(2, RoundingMode.HALF_EVEN));
    }

    private String plain(int atLeast, int atMost, double number) {
        return format(NumberFormat.getNumberInstance(language.locale()), atLeast, atMost, number);
    }

    private static String format(NumberFormat format, int atLeast, int atMost, double number) {
        format.setMinimumFractionDigits(atLeast);
        format.setMaximumFractionDigits(atMost);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(number);
    }
}
