package io.globalkpi.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Gives an empty directory its cluster id; leaves one that has it alone, so that data outlives the process. */
final class BrokerDirectory {

    private BrokerDirectory() {}

    static void formatIfEmpty(Path directory) {
        String path = directory.toString();
        try {
            MetaPropertiesEnsemble found = new MetaPropertiesEnsemble.Loader()
                    .addLogDirs(List.of(path))
                    .addMetadataLogDir(path)
                    .load();
            if (!found.emptyLogDirs().isEmpty()) {
                format(path);
            }
        } catch (IOException e) {
            throw new BrokerException("cannot prepare " + path + " for the broker: " + e, e);
        }
    }

    private static void format(String path) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(Integer.parseInt(BrokerSettings.NODE))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(path))
                    .setMetadataLogDirectory(path)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (Exception e) { // Kafka's formatter declares nothing narrower
            throw new BrokerException("cannot format " + path + " for the broker: " + e, e);
        }
    }
}
