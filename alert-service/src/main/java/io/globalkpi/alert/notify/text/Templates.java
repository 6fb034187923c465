package io.globalkpi.alert.notify.text;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.schemas.alert.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of every channel: the shipped templates, or those of the same file name in a directory of one's own.
 *
 * <p>All are tried on a made-up breach when they are loaded, so a wrong name is an error at start, not in the night.
 */
public final class Templates {

    private static final int LINE = 400;

    private final Map<Template, com.samskivert.mustache.Template> compiled = new EnumMap<>(Template.class);
    private final Names names;

    private Templates(Names names) {
        this.names = names;
    }

    /** @throws IllegalArgumentException naming the file, the line and what is wrong */
    public static Templates load(Optional<Path> own, Names names) {
        Templates templates = new Templates(names);
        for (Template template : Template.values()) {
            Optional<Path> file = own.map(dir -> dir.resolve(template.file())).filter(Files::exists);
            templates.add(template, file.map(Templates::read).orElseGet(() -> shipped(template)), file);
        }
        return templates;
    }

    private void add(Template template, String text, Optional<Path> file) {
        try {
            compiled.put(template, compiler(template).compile(text));
            render(template, Example.notice());
        } catch (MustacheException e) {
            String where = file.map(Path::toString).orElse(template.file());
            throw new IllegalArgumentException("template " + where + ": " + e.getMessage(), e);
        }
    }

    private static Mustache.Compiler compiler(Template template) {
        Mustache.Compiler compiler = Mustache.compiler();
        return switch (template.escape()) {
            case HTML -> compiler.escapeHTML(true);
            case NONE -> compiler.escapeHTML(false);
            // Slack takes these three as control characters and nothing else.
            case SLACK ->
                compiler.withEscaper(Escapers.simple(new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}}));
            // The robots' dialects know no common escape, so what would make links, mentions or marks is replaced.
            case MARKDOWN ->
                compiler.withEscaper(Escapers.simple(
                        new String[][] {{"<", "＜"}, {">", "＞"}, {"[", "［"}, {"]", "］"}, {"*", "＊"}, {"`", "'"}}));
        };
    }

    public String render(Template template, Notice notice) {
        return compiled.get(template).execute(Facts.of(notice, names)).strip();
    }

    /** One line for each notice of a digest. */
    public List<String> lines(Template template, Parcel parcel) {
        return parcel.notices().stream().map(notice -> line(template, notice)).toList();
    }

    /** However long its names are, a line leaves room for others. */
    public String line(Template template, Notice notice) {
        return Cut.bytes(render(template, notice).replaceAll("\\s+", " "), LINE);
    }

    /** Bytes a notice takes as a line of a digest, by the escape that takes most. */
    public int lineBytes(Notice notice) {
        return Math.max(
                Cut.bytes(line(Template.HTML_DIGEST_LINE, notice)),
                Cut.bytes(line(Template.ROBOT_DIGEST_LINE, notice)));
    }

    /** How many notices a digest holds, and how many of each level. */
    public String digestTitle(Parcel parcel) {
        Map<String, Long> levels = parcel.notices().stream()
                .map(notice -> notice.getContent())
                .collect(Collectors.groupingBy(
                        breach -> breach.getEndedAt() != null ? "over" : breach.getLevel(),
                        LinkedHashMap::new,
                        Collectors.counting()));
        return parcel.notices().size() + " alerts: "
                + levels.entrySet().stream()
                        .map(level -> level.getValue() + " " + level.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("template " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String shipped(Template template) {
        try (InputStream in = Templates.class.getResourceAsStream(template.file())) {
            if (in == null) {
                throw new IllegalStateException("template " + template.file() + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
