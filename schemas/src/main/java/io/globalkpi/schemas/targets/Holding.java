package io.globalkpi.schemas.targets;

import java.time.ZoneId;

/** What one owner answers for at one site: the leaves of the target tree, each with an amount a day. */
record Holding(String site, String platform, String market, ZoneId zone, String owner) {}
