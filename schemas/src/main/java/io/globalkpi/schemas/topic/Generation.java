package io.globalkpi.schemas.topic;

/**
 * One making of the KPI topics, and of all that kpi-streams keeps to make them.
 *
 * <p>The first has the plain names of the catalogue; later ones have their number behind them: {@code kpi.by-site.v1.g2}. State,
 * changelogs and consumer groups are of one generation too, so that what one wrote is never read by another.
 *
 * @param number from 1
 */
public record Generation(int number) {

    public static final Generation FIRST = new Generation(1);

    public Generation {
        if (number < 1) {
            throw new IllegalArgumentException("generations are numbered from 1, was " + number);
        }
    }

    /** The name under which this generation has a topic of the catalogue. */
    public String topic(String name) {
        return equals(FIRST) ? name : name + ".g" + number;
    }

    /** The application id of the instances that make this generation. */
    public String application(String id) {
        return equals(FIRST) ? id : id + "-g" + number;
    }
}
