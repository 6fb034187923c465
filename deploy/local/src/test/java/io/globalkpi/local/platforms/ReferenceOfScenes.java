package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Reference files of a company to which all the shops of some scenes belong, each system answered for by somebody else. */
final class ReferenceOfScenes {

    private static final Map<String, String> PER_EURO =
            Map.of("USD", "1.08", "VND", "27500", "SGD", "1.45", "CNY", "7.81");

    private final StringBuilder sites = new StringBuilder("sites:\n");
    private final StringBuilder owners = new StringBuilder("owners:\n");
    private final StringBuilder ownership = new StringBuilder("ownership:\n");

    private ReferenceOfScenes() {}

    /** @return the folder they are in */
    static Path write(Map<String, Scene> scenes, Path folder) throws IOException {
        ReferenceOfScenes reference = new ReferenceOfScenes();
        scenes.forEach(reference::add);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("company.yaml"),
                "company: {id: acme, reportingCurrency: EUR, baseCurrency: EUR, zone: Europe/Berlin}");
        Files.writeString(folder.resolve("sites.yaml"), reference.sites);
        Files.writeString(folder.resolve("owners.yaml"), reference.owners);
        Files.writeString(folder.resolve("ownership.yaml"), reference.ownership);
        Files.writeString(folder.resolve("fx-rates.yaml"), rates());
        return folder;
    }

    private void add(String system, Scene scene) {
        owners.append("  - {owner: ").append(system).append(", from: 2020-01-01, name: O, kind: PERSON}\n");
        String sources = scene.sources().entrySet().stream()
                .map(source -> source.getKey() + ": " + source.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        for (Shop shop : scene.shops()) {
            sites.append(
                    "  - {site: %s, name: S, platform: %s, market: %s, currency: %s, zone: %s, openedOn: 2020-01-01, sources: %s}%n"
                            .formatted(
                                    shop.site(),
                                    shop.site().split("-", 2)[0],
                                    shop.market(),
                                    shop.currency(),
                                    shop.zone(),
                                    sources));
            ownership.append(
                    "  - {site: %s, kind: SITE, from: 2020-01-01, owner: %s}%n".formatted(shop.site(), system));
        }
    }

    private static String rates() {
        return PER_EURO.entrySet().stream()
                .flatMap(rate -> java.util.stream.Stream.of("ACTUAL", "BUDGET")
                        .map(kind ->
                                "  - {base: EUR, currency: %s, kind: %s, from: 2026-03-01, to: 2026-04-30, rate: %s}"
                                        .formatted(rate.getKey(), kind, rate.getValue())))
                .collect(Collectors.joining("\n", "fx-rates:\n", "\n"));
    }
}
