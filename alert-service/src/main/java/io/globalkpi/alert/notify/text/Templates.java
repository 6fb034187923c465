package io.globalkpi.alert.notify.text;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.link.Links;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.kpi.ScopeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of every channel: the shipped templates, or those of the same file name in a directory of one's own.
 *
 * <p>All are tried on a made-up breach when they are loaded, so a wrong name is an error at start, not in the night.
 */
public final class Templates {

    private static final int LINE = 400;

    private final Map<String, Language> languages = new LinkedHashMap<>();
    private final Map<String, Map<Template, com.samskivert.mustache.Template>> compiled = new HashMap<>();
    private final Names names;
    private final Optional<Links> links;

    private Templates(Names names, Optional<Links> links) {
        this.names = names;
        this.links = links;
    }

    /** Without links to answer by. */
    public static Templates load(Optional<Path> own, Names names) {
        return load(own, names, Optional.empty());
    }

    /** @throws IllegalArgumentException naming the file, the line and what is wrong */
    public static Templates load(Optional<Path> own, Names names, Optional<Links> links) {
        Templates templates = new Templates(names, links);
        for (String tag : Language.TAGS) {
            templates.languages.put(tag, Language.load(tag, own));
            templates.compiled.put(tag, new EnumMap<>(Template.class));
            for (Template template : Template.values()) {
                templates.add(tag, template, own);
            }
        }
        return templates;
    }

    private void add(String tag, Template template, Optional<Path> own) {
        Optional<Path> file = Stream.of(template.file(tag), template.file())
                .flatMap(name -> own.map(dir -> dir.resolve(name)).filter(Files::exists).stream())
                .findFirst();
        try {
            compiled.get(tag)
                    .put(
                            template,
                            compiler(template).compile(file.map(Templates::read).orElseGet(() -> shipped(template))));
            render(template, Example.notice(tag));
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

    /** In the language of the notice; one that is not spoken is told in English. */
    public String render(Template template, Notice notice) {
        Language language = language(notice);
        return compiled.get(language.tag())
                .get(template)
                .execute(Facts.of(notice, names, language, links))
                .strip();
    }

    private Language language(Notice notice) {
        return language(notice.getLanguage());
    }

    private Language language(String tag) {
        return languages.getOrDefault(tag, languages.get(Language.ENGLISH));
    }

    /** The words of a language; of one that is not spoken, English ones. */
    public Map<String, String> words(String tag) {
        return language(tag).words();
    }

    /** Rule, scope and begin (in UTC) of a breach, as a language has them, for the page behind a link. */
    public Map<String, String> named(BreachKey breach, String tag) {
        Language language = language(tag);
        String id = breach.getScopeId();
        String name = breach.getScopeType() == ScopeType.SITE ? names.site(id) : id;
        return Map.of(
                "rule",
                names.rule(breach.getRule(), language),
                "scope",
                name.equals(id) ? id : name + " (" + id + ")",
                "since",
                language.time(breach.getSince(), ZoneOffset.UTC) + " UTC");
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
        Language language = language(parcel.first());
        Map<String, Long> levels = parcel.notices().stream()
                .map(Notice::getContent)
                .map(breach -> breach.getEndedAt() != null ? language.word("ended") : language.level(breach.getLevel()))
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        String parts = levels.entrySet().stream()
                .map(level -> level.getValue() + " " + level.getKey())
                .collect(Collectors.joining(", "));
        return language.phrase("alerts", Integer.toString(parcel.notices().size()), parts);
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
