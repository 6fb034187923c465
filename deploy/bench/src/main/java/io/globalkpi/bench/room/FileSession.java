package io.globalkpi.bench.room;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step in which one file lies in the folder, and can be downloaded from where the platform says that it is. */
record FileSession(ExportFile file) implements Session {

    private static final String URL = "https://files.example/1";
    private static final Shop SHOP = new Shop("amazon-de/acme", "EUR", ZoneId.of("Europe/Berlin"), "DE");

    @Override
    public Answer call(Call call) {
        byte[] body = call.path().equals(URL)
                ? file.content()
                : ("{\"url\":\"" + URL + "\"}").getBytes(StandardCharsets.UTF_8);
        return new Answer(200, Map.of(), body, ExportFile.WRITTEN);
    }

    @Override
    public Shop shop() {
        return SHOP;
    }

    @Override
    public Optional<Shop> shop(String idAtPlatform) {
        return Optional.of(SHOP);
    }

    @Override
    public String account() {
        return "acme";
    }

    @Override
    public Optional<String> setting(String name) {
        return name.equals("marketplace") ? Optional.of("DE") : Optional.empty();
    }

    @Override
    public Instant now() {
        return ExportFile.WRITTEN;
    }

    @Override
    public List<DroppedFile> inbox() {
        return List.of(file);
    }
}
