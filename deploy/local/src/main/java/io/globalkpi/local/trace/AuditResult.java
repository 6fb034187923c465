package io.globalkpi.local.trace;

import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param values how many were compared; an audit of nothing proves nothing
 * @param notCompared steps left out, by reason
 * @param differences the first of them, see {@link #found}
 * @param found how many differences there are
 */
public record AuditResult(long values, Map<String, Long> notCompared, List<Difference> differences, long found) {}
