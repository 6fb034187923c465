package io.globalkpi.alert.notify.text;

import java.nio.charset.StandardCharsets;

/** Texts cut to what a channel takes, on a code point boundary, so that no character is cut in half. */
public final class Cut {

    private static final String MORE = "…";
    private static final int MORE_BYTES = bytes(MORE);

    private Cut() {}

    /** @param limit UTF-16 units, as Slack and Java count characters */
    public static String chars(String words, int limit) {
        if (words.length() <= limit) {
            return words;
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(0, end) + MORE;
    }

    /** @param limit bytes of UTF-8, of which a Chinese character takes three */
    public static String bytes(String words, int limit) {
        if (bytes(words) <= limit) {
            return words;
        }
        int room = limit - MORE_BYTES;
        int end = 0;
        while (end < words.length()) {
            int point = words.codePointAt(end);
            room -= bytes(point);
            if (room < 0) {
                break;
            }
            end += Character.charCount(point);
        }
        return words.substring(0, end) + MORE;
    }

    public static int bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytes(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
