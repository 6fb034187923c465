package io.globalkpi.alert.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Secrets from the environment: {@code NAME}, or a file named by {@code NAME_FILE}. Values are never in a message. */
public record Secrets(Map<String, String> env) {

    /** @throws IllegalArgumentException if both are set, or the file cannot be read */
    public Optional<String> read(String name) {
        Optional<String> plain = text(name);
        Optional<String> file = text(name + "_FILE");
        if (plain.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException("set " + name + " or " + name + "_FILE, not both");
        }
        return plain.isPresent() ? plain : file.map(path -> content(name, path));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(env.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String content(String name, String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(name + "_FILE: " + path + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
