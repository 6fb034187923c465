package io.globalkpi.local.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that changed in the registry, and one line of its file. Names and fields are stored: add, never rename. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Registered.class, name = "registered"),
    @JsonSubTypes.Type(value = Change.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = Change.Configured.class, name = "configured")
})
sealed interface Change {

    record Registered(String subject, int version, int id, String schema) implements Change {}

    record Deleted(String subject, List<Integer> versions, boolean permanent) implements Change {}

    /**
     * A level of compatibility set, or taken back.
     *
     * @param subject null for the level of all subjects without their own
     * @param level null when it is taken back
     */
    record Configured(@Nullable String subject, @Nullable CompatibilityLevel level) implements Change {}
}
