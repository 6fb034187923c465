package io.globalkpi.oracle;

import java.math.BigDecimal;

/**
 * What the parts of a value are held against, in the KPI's unit.
 *
 * @param reached what the parts above the line sum to
 * @param target of the whole period
 * @param planned by the end of the step
 */
public record Held(BigDecimal reached, BigDecimal target, BigDecimal planned) {}
