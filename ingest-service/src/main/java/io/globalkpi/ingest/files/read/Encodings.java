package io.globalkpi.ingest.files.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The encodings that exports come in.
 *
 * <p>What shops call Shift_JIS is Microsoft's superset of it (code page 932): the pure one lacks letters that are in
 * everyday names, such as the circled digits.
 */
public final class Encodings {

    public static final String NAMES = "UTF-8, GBK, Shift_JIS, Windows-1252";

    private static final Map<String, Charset> BY_NAME = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "gbk", Charset.forName("GBK"),
            "shift_jis", Charset.forName("windows-31j"),
            "windows-1252", Charset.forName("windows-1252"));

    private Encodings() {}

    public static Optional<Charset> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }
}
