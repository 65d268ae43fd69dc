package org.hourglass.catalog;

import java.util.List;

/** Says in plain words what is wrong with the bundles and components of this process. An OSGi service. */
public interface Diagnosis {

    /** Returns what is wrong now: nothing if every bundle is resolved and every component has what it needs. */
    List<Finding> findings();

    /**
     * Something that is wrong.
     *
     * @param what the bundle or component that does not work
     * @param why what it needs, and what there is instead
     * @param remedy what to do
     */
    record Finding(String what, String why, String remedy) {}
}
