package io.globalkpi.alert.notify.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A language that is spoken: its words, by the keys that templates use as {@code t.key}, and how it writes numbers and
 * dates.
 */
record Language(String tag, Locale locale, Map<String, String> words) {

    static final String ENGLISH = "en";
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    static final List<String> TAGS = List.of(ENGLISH, "zh-CN", "de", "es");

    /**
     * The shipped words, with those of a file of the same name in a directory of one's own over them.
     *
     * @throws IllegalArgumentException if the file has a word nobody asks for
     */
    static Language load(String tag, Optional<Path> own) {
        String file = "words." + tag + ".properties";
        Map<String, String> words = new HashMap<>(shipped(file));
        own.map(dir -> dir.resolve(file))
                .filter(Files::exists)
                .map(Language::read)
                .ifPresent(found -> found.forEach((key, word) -> {
                    if (words.replace(key, word) == null) {
                        throw new IllegalArgumentException(file + ": " + key + " is no word that is used");
                    }
                }));
        return new Language(tag, Locale.forLanguageTag(tag), Map.copyOf(words));
    }

    private static Map<String, String> shipped(String file) {
        try (InputStream in = Language.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            return words(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            return words(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> words(Reader in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        Map<String, String> words = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }

    String word(String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalStateException("no word " + key + " in " + tag);
        }
        return word;
    }

    /** With what stands for {0}, {1}. */
    String phrase(String key, String... parts) {
        String phrase = word(key);
        for (int i = 0; i < parts.length; i++) {
            phrase = phrase.replace("{" + i + "}", parts[i]);
        }
        return phrase;
    }

    /** The date as the language writes it, the time of day in 24 hours, which all can read. */
    String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(instant.atZone(zone))
                + " " + HOURS.format(instant.atZone(zone));
    }

    /** The word for a level; one the company made up itself stands for itself. */
    String level(String level) {
        return words.getOrDefault("level_" + level, level);
    }
}
