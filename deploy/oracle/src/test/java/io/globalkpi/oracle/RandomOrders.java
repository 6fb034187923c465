package io.globalkpi.oracle;

import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random orders and returns: told twice, one says something else the second time. */
final class RandomOrders {

    private final Dice dice;
    private final RandomNames names;

    RandomOrders(Dice dice) {
        this.dice = dice;
        this.names = new RandomNames(dice);
    }

    Order order(Telling told) {
        Instant placed = told.occurredAt();
        boolean cancelled = dice.oneIn(8);
        Instant shipped = dice.oneIn(3) ? null : placed.plus(dice.upTo(Duration.ofDays(16)));
        return new Order(
                told.id(),
                told.revision(),
                told.site(),
                told.source(),
                placed,
                told.observedAt(),
                "",
                told.withdrawn(),
                told.name(),
                dice.oneIn(6) ? dice.pick(RandomNames.CURRENCIES) : RandomNames.currencyOf(told.site()),
                cancelled ? OrderStatus.CANCELLED : OrderStatus.PAID,
                "",
                cancelled ? dice.pick(List.of(CancelledBy.values())) : CancelledBy.NOBODY,
                null,
                dice.maybe(() -> placed.plus(dice.upTo(Duration.ofDays(5)))),
                shipped,
                dice.maybe(() -> placed.plus(dice.upTo(Duration.ofDays(40)))),
                dice.maybe(() -> placed.plus(dice.upTo(Duration.ofDays(20)))),
                several(this::orderLine));
    }

    private OrderLine orderLine() {
        long units = dice.upTo(4);
        long gross = 1 + dice.upTo(90_000_000);
        return OrderLine.newBuilder()
                .setLineId("L" + dice.upTo(1_000))
                .setSku(names.sku())
                .setCategory(names.category())
                .setCampaign(dice.oneIn(3) ? dice.pick(RandomReference.CAMPAIGNS) : null)
                .setQuantity(Math.max(1, units))
                .setUnits(units)
                .setStatus(dice.oneIn(8) ? OrderStatus.CANCELLED : OrderStatus.PAID)
                .setGrossMicros(gross)
                .setDiscountMicros(dice.oneIn(3) ? dice.upTo((int) gross) : 0)
                .setFreightMicros(dice.oneIn(4) ? dice.upTo(2_000_000) : 0)
                .setDutyMicros(dice.oneIn(4) ? dice.upTo(500_000) : 0)
                .build();
    }

    Return returned(Telling told) {
        return Return.newBuilder()
                .setEntityId(told.id())
                .setRevision(told.revision())
                .setSite(told.site())
                .setSource(told.source())
                .setOccurredAt(told.occurredAt())
                .setObservedAt(told.observedAt())
                .setWithdrawn(told.withdrawn())
                .setOrderId(dice.oneIn(5) ? null : names.orderName())
                .setKind(dice.pick(List.of(ReturnKind.values())))
                .setCurrency(RandomNames.currencyOf(told.site()))
                .setDeniedAt(dice.oneIn(4) ? told.occurredAt().plusSeconds(60) : null)
                .setLines(several(this::returnLine))
                .build();
    }

    private ReturnLine returnLine() {
        return ReturnLine.newBuilder()
                .setSku(names.sku())
                .setCategory(names.category())
                .setCampaign(dice.oneIn(4) ? dice.pick(RandomReference.CAMPAIGNS) : null)
                .setUnits(dice.upTo(3))
                .setRefundMicros(dice.oneIn(5) ? 0 : dice.upTo(50_000_000))
                .setRestocked(dice.oneIn(2))
                .build();
    }

    private <T> List<T> several(Supplier<T> one) {
        return Stream.generate(one).limit(1 + dice.upTo(3)).toList();
    }
}
