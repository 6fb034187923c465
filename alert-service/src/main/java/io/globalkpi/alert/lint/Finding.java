package io.globalkpi.alert.lint;

/**
 * One thing that will not do what it looks like.
 *
 * @param grave false where it may be meant so
 * @param what the row, such as {@code rule acos-high}
 */
public record Finding(boolean grave, String what, String why) {

    static Finding error(String what, String why) {
        return new Finding(true, what, why);
    }

    static Finding note(String what, String why) {
        return new Finding(false, what, why);
    }

    @Override
    public String toString() {
        return (grave ? "error: " : "note: ") + what + ": " + why;
    }
}
