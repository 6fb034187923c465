package io.globalkpi.local.platforms;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.local.platforms.Connection.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reference data of the simulated business, changed to what pulling needs: which source counts, campaigns by their numbers, jobs
 * and their credentials.
 */
final class PlatformReference {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SITE = "site";

    private final Path directory;
    private final Path credentials;

    /** @param directory that has been written already */
    PlatformReference(Path directory, Path credentials) {
        this.directory = directory;
        this.credentials = credentials;
    }

    /** The sites of the business with the platform of each. */
    Map<Shop, String> shops() {
        Map<Shop, String> shops = new LinkedHashMap<>();
        for (Map<String, Object> row : read("sites")) {
            shops.put(
                    new Shop(text(row, SITE), text(row, "currency"), ZoneId.of(text(row, "zone")), text(row, "market")),
                    text(row, "platform"));
        }
        return shops;
    }

    /** @param from first date that is pulled */
    void connect(Collection<Place> places, LocalDate from) {
        List<Map<String, Object>> sites = read("sites");
        sites.forEach(row -> places.stream()
                .filter(place -> place.shop().site().equals(row.get(SITE)))
                .forEach(place -> row.put("sources", place.sources())));
        write("sites", sites);
        List<Map<String, Object>> ownership = read("ownership");
        ownership.forEach(
                row -> row.computeIfPresent("campaign", (any, name) -> Campaigns.number(String.valueOf(name))));
        write("ownership", ownership);
        List<Connection> connections = connections(places);
        connections.forEach(this::save);
        pull(connections, from);
    }

    private static List<Connection> connections(Collection<Place> places) {
        return places.stream().flatMap(place -> place.connections().stream()).toList();
    }

    /** From now on everything is asked closely. */
    void watchClosely(Collection<Place> places, LocalDate from) {
        pull(connections(places).stream().map(Connection::closely).toList(), from);
    }

    private void pull(List<Connection> connections, LocalDate from) {
        List<Map<String, Object>> jobs = new ArrayList<>();
        connections.forEach(connection -> connection.feeds().forEach(feed -> jobs.add(job(connection, feed, from))));
        write("jobs", jobs);
    }

    private static Map<String, Object> job(Connection connection, Feed feed, LocalDate from) {
        Map<String, String> settings = new LinkedHashMap<>(connection.settings());
        settings.putAll(feed.settings());
        settings.put("from", from.toString());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("job", connection.job(feed));
        row.put("system", connection.system());
        row.put("account", connection.account());
        row.put("feed", feed.name());
        row.put(SITE, connection.site());
        row.put("schedule", feed.every());
        if (!connection.secret().isEmpty()) {
            row.put("credential", connection.credential());
        }
        row.put("settings", settings);
        return row;
    }

    private void save(Connection connection) {
        try {
            Files.createDirectories(credentials);
            JSON.writeValue(
                    credentials.resolve(connection.credential() + ".json").toFile(), connection.secret());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a credential into " + credentials, e);
        }
    }

    private static String text(Map<String, Object> row, String field) {
        return String.valueOf(row.get(field));
    }

    private List<Map<String, Object>> read(String table) {
        try {
            return YAML.readValue(file(table).toFile(), new TypeReference<Map<String, List<Map<String, Object>>>>() {})
                    .get(table);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(table), e);
        }
    }

    private void write(String table, List<Map<String, Object>> rows) {
        try {
            YAML.writeValue(file(table).toFile(), Map.of(table, rows));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(table), e);
        }
    }

    private Path file(String table) {
        return directory.resolve(table + ".yaml");
    }
}
