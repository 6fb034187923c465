package io.globalkpi.ingest.pull;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Secrets by the names jobs give: a folder with a file for each field (as secrets are mounted), a JSON file, or an
 * environment variable with JSON, in this order. Files are read for every step, so that a secret rotates without a restart.
 */
public final class Credentials {

    public static final String FOLDER_SETTING = "INGEST_CREDENTIALS_DIR";
    public static final String PREFIX = "INGEST_CREDENTIAL_";

    private final @Nullable Path folder;
    private final Map<String, String> env;

    /** @param folder of the mounted secrets; null if there is none */
    public Credentials(@Nullable Path folder, Map<String, String> env) {
        this.folder = folder;
        this.env = new HashMap<>();
        env.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                this.env.put(name, value);
            }
        });
    }

    public static Credentials from(Map<String, String> env) {
        String folder = env.getOrDefault(FOLDER_SETTING, "");
        return new Credentials(folder.isBlank() ? null : Path.of(folder), env);
    }

    /**
     * The secret of that name; an empty one where a job names none, as for files that people export.
     *
     * @throws CallException saying where it was looked for
     */
    Credential read(String name) {
        if (name.isEmpty()) {
            return new Credential("none", Map.of());
        }
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw missing(name, "its name has characters other than letters, digits, dots and dashes");
        }
        try {
            return new Credential(
                    name,
                    mounted(name)
                            .or(() -> variable(name))
                            .orElseThrow(() -> missing(name, "it is in no file and no variable")));
        } catch (IOException e) {
            throw missing(name, "its file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Optional<Map<String, String>> mounted(String name) throws IOException {
        if (folder == null) {
            return Optional.empty();
        }
        Path fields = folder.resolve(name);
        if (Files.isDirectory(fields)) {
            return Optional.of(ofFiles(fields));
        }
        Path json = folder.resolve(name + ".json");
        return Files.isRegularFile(json) ? Optional.of(ofJson(name, Files.readAllBytes(json))) : Optional.empty();
    }

    private static Map<String, String> ofFiles(Path fields) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (Stream<Path> files = Files.list(fields)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                values.put(file.getFileName().toString(), Files.readString(file).strip());
            }
        }
        return values;
    }

    private Optional<Map<String, String>> variable(String name) {
        String text = env.get(PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
        return text == null ? Optional.empty() : Optional.of(ofJson(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> ofJson(String name, byte[] bytes) {
        JsonNode json;
        try {
            json = Wire.tree(bytes);
        } catch (CallException e) {
            throw missing(name, "it is no JSON");
        }
        Map<String, String> values = new HashMap<>();
        json.properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        return values;
    }

    private static CallException missing(String name, String why) {
        return new CallException(new Trouble(
                "credential-missing",
                "The credential " + name + " is not there: " + why + ".",
                "Put it into " + FOLDER_SETTING + " as " + name + ".json, or into the variable " + PREFIX
                        + "<NAME>, as JSON."));
    }
}
