package org.hourglass.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.catalog.Revision;

/** Reads study files. An OSGi service. */
public interface StudyParser {

    /**
     * Reads and checks a study; every fault is found at once.
     *
     * @param file the name for messages
     * @param text YAML, at most 1 MiB
     * @param settings YAML values that replace the file's, by path ({@code --set})
     * @param pins revisions that a study was begun with: a name in the file means one of these before the highest version
     */
    Reading read(String file, String text, Map<String, String> settings, List<Revision> pins);

    /**
     * A study, or what is wrong with it.
     *
     * @param study present if there is no fault
     * @param faults in the order of the file
     */
    record Reading(Optional<Study> study, List<Fault> faults) {

        /** Copies the faults. */
        public Reading {
            faults = List.copyOf(faults);
        }
    }
}
