package io.globalkpi.local.containers;

import com.github.dockerjava.api.exception.NotFoundException;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** A container engine may be absent, and so may an image: the test is then skipped, and says so. */
public final class Engine {

    private Engine() {}

    /** Images are asked for instead of pulled: a machine without one may also be one without a way out. */
    public static void skipUnlessItHas(Class<?> test, String... images) {
        runOnlyIf(test, DockerClientFactory.instance().isDockerAvailable(), "not run: no container engine");
        for (String image : images) {
            runOnlyIf(test, isHere(image), "not run: no image " + image);
        }
    }

    private static void runOnlyIf(Class<?> test, boolean possible, String why) {
        if (!possible) {
            System.out.println(test.getSimpleName() + " " + why);
        }
        Assumptions.assumeTrue(possible, why);
    }

    private static boolean isHere(String image) {
        try {
            DockerClientFactory.instance().client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
