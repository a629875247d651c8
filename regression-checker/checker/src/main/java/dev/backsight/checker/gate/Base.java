package dev.backsight.checker.gate;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What head is compared with, once found. */
sealed interface Base {

    /**
     * Numbers measured at another time.
     *
     * @param label what to call it in a sentence
     * @param buildable whether it is worth a try to build the commit they belong to
     */
    record Numbers(String label, Run run, boolean buildable, List<Warning> warnings) implements Base {}

    /**
     * A build to be measured beside head.
     *
     * @param label what to call it in a sentence
     * @param revision null where it is not known
     */
    record Build(
            String label, ClassPath classPath, @Nullable Revision revision, List<Warning> warnings) implements Base {}

    /** @param why there is nothing to compare with, a sentence each */
    record None(List<String> why) implements Base {}
}
