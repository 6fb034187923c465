package io.globalkpi.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "breaches")
final class BreachesCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
