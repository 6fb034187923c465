package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads directories of reference data, and sheets of targets, the later over the earlier. */
final class DraftReader {

    private static final String COMPANY = "company.yaml";
    private static final Set<String> FILES = Stream.concat(
                    Stream.of(COMPANY), Arrays.stream(ReferenceKind.values()).map(ReferenceKind::file))
            .collect(Collectors.toUnmodifiableSet());

    private final InForce inForce;
    private final LocalDate today;
    private final LastYear lastYear;
    private Periods periods = Periods.CALENDAR;
    private final Draft draft = new Draft();

    /** @param today (UTC) */
    DraftReader(InForce inForce, LocalDate today, History history) {
        this.lastYear = new LastYear(inForce, history);
        this.inForce = inForce;
        this.today = today;
    }

    Draft read(List<Path> directories) {
        periods = periods(directories);
        for (Path directory : directories) {
            try {
                if (TargetSheet.isSheet(directory)) {
                    readTargets(new TargetSheet(directory, draft.problems()).entries());
                } else {
                    readDirectory(directory);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + directory + ": " + e.getMessage(), e);
            }
        }
        return draft;
    }

    private void readTargets(List<Entry> entries) {
        draft.seen(ReferenceKind.TARGETS);
        Map<String, Row> ofThisSheet = new HashMap<>();
        entries.forEach(entry -> TargetRows.read(entry, periods).forEach(row -> draft.add(row, ofThisSheet)));
    }

    private void readDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            draft.problems()
                    .add(new Problem(directory.toString(), 1, "", "is no directory", "", "a directory of YAML files"));
            return;
        }
        refuseOtherFiles(directory);
        for (Entry entry : entries(directory, COMPANY)) {
            Company.read(entry, company()).ifPresent(draft::company);
        }
        for (ReferenceKind kind : ReferenceKind.values()) {
            if (Files.exists(directory.resolve(kind.file()))) {
                draft.seen(kind);
                Map<String, Row> ofThisDirectory = new HashMap<>();
                entries(directory, kind.file())
                        .forEach(entry -> rows(kind, entry, directory).forEach(row -> draft.add(row, ofThisDirectory)));
            }
        }
    }

    /** A file nobody reads is most likely a misspelt name. */
    private void refuseOtherFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.ya?ml") && !FILES.contains(name))
                    .sorted()
                    .forEach(name -> draft.problems()
                            .add(new Problem(name, 1, "", "is not known", name, "one of " + new TreeSet<>(FILES))));
        }
    }

    private List<Entry> entries(Path directory, String file) throws IOException {
        return Files.exists(directory.resolve(file)) ? new YamlFile(file, draft.problems()).read(directory) : List.of();
    }

    private List<Row> rows(ReferenceKind kind, Entry entry, Path directory) {
        return switch (kind) {
            case FX_RATES ->
                FxRows.read(entry, company().map(Company::baseCurrency).orElse(""));
            case OWNERSHIP -> OwnershipRows.read(entry, zoneOfSite(entry));
            case KPIS -> KpiFreeze.dated(KpiRows.read(entry), inForce, today);
            case RULES -> RuleRows.read(entry);
            case CALENDARS -> CalendarRows.read(entry, directory);
            case SCORECARDS -> ScorecardRows.read(entry);
            case TARGETS ->
                TargetRows.read(entry, periods).stream()
                        .map(row -> lastYear.shape(row, periods))
                        .toList();
            default ->
                new Binder(kind.schema(), kind.words(), Set.of())
                        .bind(entry, companyZone(), Map.of()).stream()
                                .map(value -> Row.of(kind, value, entry))
                                .toList();
        };
    }

    private Optional<Company> company() {
        return draft.company().or(() -> inForce.manifest().map(Company::of));
    }

    /** Those of the last file, for all that is read: what is wrong with the files is said when they are read. */
    private Periods periods(List<Path> directories) {
        Optional<Company> last = inForce.manifest().map(Company::of);
        for (Path directory : directories) {
            for (Entry entry : companies(directory)) {
                Optional<Company> before = last;
                last = Company.read(entry, before).or(() -> before);
            }
        }
        return last.map(Company::periods).orElse(Periods.CALENDAR);
    }

    private static List<Entry> companies(Path directory) {
        try {
            return Files.exists(directory.resolve(COMPANY))
                    ? new YamlFile(COMPANY, new ArrayList<>()).read(directory)
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory + ": " + e.getMessage(), e);
        }
    }

    private ZoneId companyZone() {
        return company().map(Company::zone).flatMap(Company::zoneOf).orElse(ZoneOffset.UTC);
    }

    private ZoneId zoneOfSite(Entry entry) {
        return entry.text("site")
                .map(site -> (Site) draft.find(ReferenceKind.SITES, site, inForce))
                .flatMap(site -> Company.zoneOf(site.getZone()))
                .orElse(ZoneOffset.UTC);
    }
}
