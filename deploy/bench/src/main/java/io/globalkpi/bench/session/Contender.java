package io.globalkpi.bench.session;

import io.globalkpi.bench.measure.Run;
import java.nio.file.Path;

/** One who takes part in a sitting: runs once whenever it is its turn. */
interface Contender {

    /** As it is asked for by {@code --only}. */
    String name();

    /** @param directory of its own, for what it leaves behind */
    Run run(Path directory) throws Exception; // whatever goes wrong is a result, told with the others

    static Contender of(String name, Measuring measuring) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Run run(Path directory) throws Exception {
                return measuring.run(directory);
            }
        };
    }

    /** How it is done. */
    interface Measuring {
        Run run(Path directory) throws Exception; // as above
    }
}
