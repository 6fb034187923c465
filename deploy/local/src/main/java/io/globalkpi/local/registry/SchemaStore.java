package io.globalkpi.local.registry;

import io.globalkpi.local.registry.Subject.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Subjects, their versions and levels. Every change is in the file first and takes effect then; one at a time. */
final class SchemaStore implements AutoCloseable {

    /** One version of one subject, as the API shows it. */
    record Stored(String subject, int version, int id, String schema) {}

    private final SchemaTexts texts = new SchemaTexts();
    private final Subjects subjects = new Subjects();
    private final Levels levels = new Levels();
    private final ChangeFile file;

    SchemaStore(Path path) throws IOException {
        file = ChangeFile.open(path, this::apply);
    }

    private void apply(Change change) {
        if (change instanceof Change.Registered registered) {
            texts.add(registered.id(), registered.schema());
            subjects.apply(registered);
        } else if (change instanceof Change.Deleted deleted) {
            subjects.apply(deleted);
        } else if (change instanceof Change.Configured configured) {
            levels.apply(configured);
        }
    }

    private void change(Change change) {
        file.append(change);
        apply(change);
    }

    /** Id of a schema, newly a version of the subject unless it is one already. */
    synchronized int register(String subject, Schema schema) {
        Optional<Integer> known = texts.idOf(schema);
        if (known.isPresent()
                && subjects.named(subject).withSchema(known.get(), false).isPresent()) {
            return known.get();
        }
        List<String> faults = faults(subject, schema);
        if (!faults.isEmpty()) {
            throw Refusal.incompatible(subject, String.join("; ", faults));
        }
        int id = known.orElseGet(texts::nextId);
        change(new Change.Registered(subject, subjects.named(subject).nextNumber(), id, schema.toString()));
        return id;
    }

    synchronized List<String> faults(String subject, Schema schema) {
        CompatibilityLevel asked = levels.of(subject);
        List<Schema> earlier = subjects.named(subject).versions(false).stream()
                .map(version -> schema(version.id()))
                .toList();
        return asked.faults(schema, asked.lookedAt(earlier));
    }

    synchronized List<String> faults(String subject, String version, Schema schema) {
        if (Spelling.isLatest(version) && subjects.named(subject).latest(false).isEmpty()) {
            return List.of();
        }
        int id = subjects.version(subject, version, false).id();
        return levels.of(subject).faults(schema, List.of(schema(id)));
    }

    synchronized Stored lookUp(String subject, Schema schema, boolean withDeleted) {
        Subject found = subjects.existing(subject, withDeleted);
        return texts.idOf(schema)
                .flatMap(id -> found.withSchema(id, withDeleted))
                .map(version -> stored(subject, version))
                .orElseThrow(() -> Refusal.unknownSchema("of subject '" + subject + "'"));
    }

    synchronized List<String> subjects(boolean withDeleted) {
        return subjects.names(withDeleted);
    }

    synchronized List<Integer> versions(String subject, boolean withDeleted) {
        return subjects.existing(subject, withDeleted).versions(withDeleted).stream()
                .map(Version::number)
                .toList();
    }

    synchronized Stored version(String subject, String version, boolean withDeleted) {
        return stored(subject, subjects.version(subject, version, withDeleted));
    }

    synchronized Schema schema(int id) {
        return texts.byId(id).orElseThrow(() -> Refusal.unknownSchema(Integer.toString(id)));
    }

    /** Every version of every subject, by subject. */
    synchronized List<Stored> all(boolean withDeleted) {
        return subjects.names(withDeleted).stream()
                .flatMap(name ->
                        subjects.named(name).versions(withDeleted).stream().map(version -> stored(name, version)))
                .toList();
    }

    private Stored stored(String subject, Version version) {
        return new Stored(
                subject, version.number(), version.id(), schema(version.id()).toString());
    }

    synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        boolean live = subjects.existing(subject, true).latest(false).isPresent();
        if (permanent && live) {
            throw Refusal.subjectIsNotDeleted(subject);
        }
        if (!permanent && !live) {
            throw Refusal.subjectIsDeleted(subject);
        }
        List<Integer> versions = versions(subject, permanent);
        change(new Change.Deleted(subject, versions, permanent));
        if (levels.own(subject).isPresent()) {
            setLevel(subject, null);
        }
        return versions;
    }

    synchronized int deleteVersion(String subject, String version, boolean permanent) {
        Version found = subjects.version(subject, version, true);
        if (permanent && !found.deleted()) {
            throw Refusal.versionIsNotDeleted(subject, found.number());
        }
        if (!permanent && found.deleted()) {
            throw Refusal.versionIsDeleted(subject, found.number());
        }
        change(new Change.Deleted(subject, List.of(found.number()), permanent));
        return found.number();
    }

    synchronized CompatibilityLevel level() {
        return levels.common();
    }

    synchronized Optional<CompatibilityLevel> levelOf(String subject) {
        return levels.own(subject);
    }

    /** Sets the level of a subject, or with null for all that have none; a null level takes it back. */
    synchronized void setLevel(@Nullable String subject, @Nullable CompatibilityLevel wanted) {
        change(new Change.Configured(subject, wanted));
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
