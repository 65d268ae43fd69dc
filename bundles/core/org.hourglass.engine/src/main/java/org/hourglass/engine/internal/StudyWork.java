package org.hourglass.engine.internal;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.hourglass.catalog.Catalog;
import org.hourglass.engine.Progress;
import org.hourglass.engine.compute.Compute;
import org.hourglass.engine.record.Journal;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.study.Configuration;

/**
 * What the workers of a study share.
 *
 * @param workspace the folder
 * @param tools what computes and where plugins come from
 * @param data the datasets, loaded before the workers start
 * @param baselines fitted once for all
 * @param port where events go and stops come from
 */
record StudyWork(Path workspace, Tools tools, DataLibrary data, Baselines baselines, Port port) {

    /** What computes and where plugins come from. */
    record Tools(Catalog catalog, Compute compute, LinearAlgebra algebra) {}

    /** Where events go and stops come from. */
    record Port(Journal journal, Progress progress, BooleanSupplier stop) {}

    LoadedData data(Configuration configuration) {
        return data.get(configuration.dataset(), configuration.validation());
    }

    Autoencoder autoencoder(Configuration configuration, LoadedData loaded) {
        Plugins plugins = Plugins.of(configuration, tools.catalog());
        return new Autoencoder(plugins, loaded.data().sample(), configuration.training(), plan(configuration, loaded));
    }

    /** A batch larger than the dataset is the dataset; what remains of an epoch is left out, or kept if it is 2 rows at least. */
    static Autoencoder.Plan plan(Configuration configuration, LoadedData loaded) {
        int samples = loaded.train().size();
        int batch = Math.min(configuration.training().batch(), samples);
        boolean another = configuration.training().keepRemainder() && samples % batch >= 2;
        int steps = samples / batch + (another ? 1 : 0);
        return new Autoencoder.Plan(samples, steps, batch);
    }

    Measuring measuring() {
        return new Measuring(tools.catalog(), tools.algebra(), baselines);
    }

    Compute compute() {
        return tools.compute();
    }

    Journal journal() {
        return port.journal();
    }

    Progress progress() {
        return port.progress();
    }

    BooleanSupplier stop() {
        return port.stop();
    }
}
