package io.globalkpi.local.cli;

import picocli.CommandLine.IVersionProvider;

/** The version this build calls itself, and the Java it runs on. */
final class VersionFromJar implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = getClass().getPackage().getImplementationVersion();
        return new String[] {
            "Global KPI " + (version == null ? "(built from sources)" : version), "Java " + Runtime.version()
        };
    }
}
