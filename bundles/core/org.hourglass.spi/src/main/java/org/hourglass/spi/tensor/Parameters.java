package org.hourglass.spi.tensor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Creates what a run learns. Each tensor has a path of names joined by dots; asking again for the same path gives the
 * same one. Parameters are trained by the optimizer, statistics follow what the plugin says; both are kept in checkpoints.
 */
@ProviderType
public interface Parameters {

    /** Returns the scope of this name inside this one. */
    Parameters in(String scope);

    /**
     * Returns the parameter of this name, created at first use.
     *
     * @param name letters, digits, underscore and hyphen
     * @param shape the axes; asking again with another shape is an error
     * @param initializer draws the initial value from the run's initialisation stream, keyed by the path
     */
    Tensor parameter(String name, Shape shape, Initializer initializer);

    /**
     * Returns the statistic of this name, created at first use; its path must not be that of a parameter.
     *
     * @param name letters, digits, underscore and hyphen
     * @param shape the axes; asking again with another shape is an error
     * @param initializer draws the initial value as for a parameter
     */
    Statistic statistic(String name, Shape shape, Initializer initializer);
}
