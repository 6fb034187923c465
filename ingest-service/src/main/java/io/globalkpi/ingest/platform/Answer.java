package io.globalkpi.ingest.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What came back.
 *
 * @param status HTTP status
 * @param headers by name, any case; of several of one name the first
 * @param body exact bytes
 * @param at when it came (UTC)
 */
public record Answer(int status, Map<String, String> headers, byte[] body, Instant at) {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w:.-]+)", Pattern.CASE_INSENSITIVE);

    public Answer {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /**
     * The body as JSON; an empty object if there is none.
     *
     * @throws CallException if it is no JSON: the platform answered something else, such as a page of its proxy
     */
    public JsonNode json() {
        return Wire.tree(body);
    }

    /**
     * The body as XML, read into a tree of JSON: an element with children is an object, one without is its text, an empty one is
     * absent; attributes are left out.
     *
     * @param lists names of the elements that may come more than once: each is an array, of one too
     * @throws CallException if it is no XML
     */
    public JsonNode xml(Set<String> lists) {
        return Xml.tree(body, lists);
    }

    /** The body as a wire record. */
    public <T> T as(Class<T> type) {
        return Wire.read(type, body);
    }

    /** The body as text, by the charset it names, else the one given. */
    public String text(Charset otherwise) {
        return new String(body, charset(otherwise));
    }

    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    /** The same answer with its body unzipped. */
    public Answer unzipped() {
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new Answer(status, headers, zipped.readAllBytes(), at);
        } catch (IOException e) {
            throw new CallException(Trouble.unreadable("not the gzip file it was said to be: " + e.getMessage()));
        }
    }

    private Charset charset(Charset otherwise) {
        Matcher matcher = CHARSET.matcher(header("Content-Type").orElse(""));
        if (!matcher.find()) {
            return otherwise;
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        // Amazon names Java's windows-31j and windows-1252 by their numbers.
        String known = name.equals("cp932") ? "windows-31j" : name.equals("cp1252") ? "windows-1252" : name;
        return Charset.isSupported(known) ? Charset.forName(known) : otherwise;
    }
}
