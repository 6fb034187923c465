package io.globalkpi.alert.rule;

import io.globalkpi.schemas.id.Wildcard;
import java.util.List;

/**
 * The scopes a rule or route speaks of.
 *
 * @param types scope types such as SITE; empty for all
 * @param ids scope ids, * as wildcard; empty for all of those types
 */
public record ScopeSelector(List<String> types, List<String> ids) {

    public ScopeSelector {
        types = List.copyOf(types);
        ids = List.copyOf(ids);
    }

    public boolean selects(String type, String id) {
        return (types.isEmpty() || types.contains(type)) && Wildcard.anyOrEmpty(ids, id);
    }
}
