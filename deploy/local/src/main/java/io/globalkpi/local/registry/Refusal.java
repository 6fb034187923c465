package io.globalkpi.local.registry;

/** A request that is answered with no, in Confluent's codes: their first three digits are the HTTP status. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;

    private Refusal(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    int status() {
        return code < 1_000 ? code : code / 100;
    }

    static Refusal unknownSubject(String subject) {
        return new Refusal(40401, "Subject '" + subject + "' not found.");
    }

    static Refusal unknownVersion(String version) {
        return new Refusal(40402, "Version " + version + " not found.");
    }

    static Refusal unknownSchema(String what) {
        return new Refusal(40403, "Schema " + what + " not found");
    }

    static Refusal subjectIsDeleted(String subject) {
        return new Refusal(
                40404, "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
    }

    static Refusal subjectIsNotDeleted(String subject) {
        return new Refusal(40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
    }

    static Refusal versionIsDeleted(String subject, int version) {
        return new Refusal(
                40406,
                "Subject '" + subject + "' Version " + version
                        + " was soft deleted. Set permanent=true to delete permanently");
    }

    static Refusal versionIsNotDeleted(String subject, int version) {
        return new Refusal(
                40407,
                "Subject '" + subject + "' Version " + version
                        + " was not deleted first before being permanently deleted");
    }

    static Refusal noLevel(String subject) {
        return new Refusal(40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static Refusal noMode(String subject) {
        return new Refusal(40409, "Subject '" + subject + "' does not have subject-level mode configured");
    }

    static Refusal incompatible(String subject, String details) {
        return new Refusal(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                        + "\", details: " + details);
    }

    static Refusal invalidSchema(String why) {
        return new Refusal(42201, "Invalid schema: " + why);
    }

    static Refusal invalidVersion(String version) {
        return new Refusal(
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    static Refusal invalidLevel(String level) {
        return new Refusal(
                42203, "Invalid compatibility level '" + level + "'. Valid values are " + CompatibilityLevel.names());
    }

    static Refusal malformed(String why) {
        return new Refusal(400, "The request is not the JSON expected: " + why);
    }
}
