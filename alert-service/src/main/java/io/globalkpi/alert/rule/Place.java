package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.RuleLayer;

/**
 * Where a scope stands among the layers that rules are inherited through; empty where it stands in none.
 *
 * @param type scope type, such as SITE
 * @param owner who answers for it, the largest share first
 */
public record Place(String type, String id, String platform, String market, String owner) {

    String in(RuleLayer layer) {
        return switch (layer) {
            case PLATFORM -> platform;
            case MARKET -> market;
            case SITE -> type.equals("SITE") ? id : "";
            case OWNER -> owner;
        };
    }
}
