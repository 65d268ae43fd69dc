package org.hourglass.engine.internal;

import java.nio.file.Path;
import org.hourglass.catalog.Catalog;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Labels;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.study.Configuration;

/**
 * What the workers of a process share.
 *
 * @param workspace the folder
 * @param tools what computes and where plugins come from
 * @param library the datasets
 * @param baselines fitted once for all
 */
record Workshop(Path workspace, Tools tools, DataLibrary library, Baselines baselines) {

    /** What computes and where plugins come from. */
    record Tools(Catalog catalog, Compute compute, LinearAlgebra algebra) {}

    LoadedData data(Configuration configuration) {
        return library.get(configuration.dataset(), configuration.partition());
    }

    Autoencoder autoencoder(Configuration configuration, LoadedData loaded) {
        Plugins plugins = Plugins.of(configuration, tools.catalog());
        return new Autoencoder(plugins, loaded.data().sample(), configuration.training(), plan(configuration, loaded));
    }

    /** A batch larger than the dataset is the dataset; the rest of an epoch is left out, or kept if it is 2 rows or more. */
    private static Autoencoder.Plan plan(Configuration configuration, LoadedData loaded) {
        int samples = loaded.train().size();
        int batch = Math.min(configuration.training().batch(), samples);
        boolean another = configuration.training().keepRemainder() && samples % batch >= 2;
        int steps = samples / batch + (another ? 1 : 0);
        return new Autoencoder.Plan(
                samples, loaded.train().labels().map(Labels::classes).orElse(0), steps, batch);
    }

    Measuring measuring() {
        return new Measuring(tools.catalog(), tools.algebra(), baselines);
    }
}
