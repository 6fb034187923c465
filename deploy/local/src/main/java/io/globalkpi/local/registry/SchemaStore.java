package io.globalkpi.local.registry;

import io.globalkpi.local.registry.Subject.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Subjects, their versions and levels. Every change is in the file first and takes effect then; one at a time. */
final class SchemaStore implements AutoCloseable {

    static final CompatibilityLevel DEFAULT = CompatibilityLevel.BACKWARD;

    /** One version of one subject, as the API shows it. */
    record Stored(String subject, int version, int id, String schema) {}

    private final SchemaTexts texts = new SchemaTexts();
    private final Map<String, Subject> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new TreeMap<>();
    private CompatibilityLevel level = DEFAULT;
    private final ChangeFile file;

    SchemaStore(Path path) throws IOException {
        file = ChangeFile.open(path, this::apply);
    }

    private void apply(Change change) {
        if (change instanceof Change.Registered registered) {
            texts.add(registered.id(), registered.schema());
            subjects.computeIfAbsent(registered.subject(), name -> new Subject())
                    .add(registered.version(), registered.id());
        } else if (change instanceof Change.Deleted deleted) {
            Subject subject = subject(deleted.subject());
            deleted.versions().forEach(version -> subject.delete(version, deleted.permanent()));
        } else if (change instanceof Change.Configured configured) {
            configure(configured);
        }
    }

    private void configure(Change.Configured configured) {
        CompatibilityLevel now = configured.level();
        if (configured.subject() == null) {
            level = now == null ? DEFAULT : now;
        } else {
            levels.compute(configured.subject(), (same, before) -> now);
        }
    }

    private void change(Change change) {
        file.append(change);
        apply(change);
    }

    /** Id of a schema, newly a version of the subject unless it is one already. */
    synchronized int register(String subject, Schema schema) {
        Optional<Integer> known = texts.idOf(schema);
        if (known.isPresent() && subject(subject).withSchema(known.get(), false).isPresent()) {
            return known.get();
        }
        List<String> faults = faults(subject, schema);
        if (!faults.isEmpty()) {
            throw Refusal.incompatible(subject, String.join("; ", faults));
        }
        int id = known.orElseGet(texts::nextId);
        change(new Change.Registered(subject, subject(subject).nextNumber(), id, schema.toString()));
        return id;
    }

    synchronized List<String> faults(String subject, Schema schema) {
        CompatibilityLevel asked = levelFor(subject);
        List<Schema> earlier = subject(subject).versions(false).stream()
                .map(version -> schema(version.id()))
                .toList();
        return asked.faults(schema, asked.lookedAt(earlier));
    }

    synchronized List<String> faults(String subject, String version, Schema schema) {
        if (Spelling.isLatest(version) && subject(subject).latest(false).isEmpty()) {
            return List.of();
        }
        return levelFor(subject)
                .faults(schema, List.of(schema(version(subject, version, false).id())));
    }

    synchronized Stored lookUp(String subject, Schema schema, boolean withDeleted) {
        existing(subject, withDeleted);
        return texts.idOf(schema)
                .flatMap(id -> subject(subject).withSchema(id, withDeleted))
                .map(version -> stored(subject, version))
                .orElseThrow(() -> Refusal.unknownSchema("of subject '" + subject + "'"));
    }

    synchronized List<String> subjects(boolean withDeleted) {
        return subjects.entrySet().stream()
                .filter(entry -> entry.getValue().latest(withDeleted).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized List<Integer> versions(String subject, boolean withDeleted) {
        return existing(subject, withDeleted).versions(withDeleted).stream()
                .map(Version::number)
                .toList();
    }

    synchronized Stored version(String subject, String version, boolean withDeleted) {
        Subject found = existing(subject, withDeleted);
        Optional<Version> one = Spelling.isLatest(version)
                ? found.latest(withDeleted)
                : found.version(Spelling.number(version), withDeleted);
        return one.map(v -> stored(subject, v)).orElseThrow(() -> Refusal.unknownVersion(version));
    }

    synchronized Schema schema(int id) {
        return texts.byId(id).orElseThrow(() -> Refusal.unknownSchema(Integer.toString(id)));
    }

    /** Every version of every subject, by subject. */
    synchronized List<Stored> all(boolean withDeleted) {
        return subjects.entrySet().stream()
                .flatMap(entry -> stored(entry.getKey(), entry.getValue(), withDeleted))
                .toList();
    }

    private Stream<Stored> stored(String name, Subject subject, boolean withDeleted) {
        return subject.versions(withDeleted).stream().map(version -> stored(name, version));
    }

    private Stored stored(String subject, Version version) {
        return new Stored(
                subject, version.number(), version.id(), schema(version.id()).toString());
    }

    synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        Subject found = existing(subject, true);
        boolean live = found.latest(false).isPresent();
        if (permanent && live) {
            throw Refusal.subjectIsNotDeleted(subject);
        }
        if (!permanent && !live) {
            throw Refusal.subjectIsDeleted(subject);
        }
        List<Integer> versions = versions(subject, permanent);
        change(new Change.Deleted(subject, versions, permanent));
        if (levels.containsKey(subject)) {
            setLevel(subject, null);
        }
        return versions;
    }

    synchronized int deleteVersion(String subject, String version, boolean permanent) {
        int number = version(subject, version, true).version();
        boolean live = subject(subject).version(number, false).isPresent();
        if (permanent && live) {
            throw Refusal.versionIsNotDeleted(subject, number);
        }
        if (!permanent && !live) {
            throw Refusal.versionIsDeleted(subject, number);
        }
        change(new Change.Deleted(subject, List.of(number), permanent));
        return number;
    }

    synchronized CompatibilityLevel level() {
        return level;
    }

    synchronized Optional<CompatibilityLevel> levelOf(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    private CompatibilityLevel levelFor(String subject) {
        return levelOf(subject).orElse(level);
    }

    /** Sets the level of a subject, or with null for all that have none; a null level takes it back. */
    synchronized void setLevel(@Nullable String subject, @Nullable CompatibilityLevel wanted) {
        change(new Change.Configured(subject, wanted));
    }

    private Subject subject(String name) {
        return subjects.getOrDefault(name, new Subject());
    }

    private Subject existing(String name, boolean withDeleted) {
        Subject subject = subject(name);
        if (subject.latest(withDeleted).isEmpty()) {
            throw Refusal.unknownSubject(name);
        }
        return subject;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
