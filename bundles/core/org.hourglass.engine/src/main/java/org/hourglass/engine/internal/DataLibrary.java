package org.hourglass.engine.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.engine.Progress;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Samples;
import org.hourglass.study.Partition;
import org.hourglass.study.Slot;

/** The datasets of a study, each loaded once. Thread-safe. */
final class DataLibrary implements AutoCloseable {

    private final Catalog catalog;
    private final Compute compute;
    private final Path folder;
    private final Progress progress;
    private final Map<Slot, Data> loaded = new HashMap<>();
    private final Map<String, LoadedData> split = new HashMap<>();

    DataLibrary(Catalog catalog, Compute compute, Path folder, Progress progress) {
        this.catalog = catalog;
        this.compute = compute;
        this.folder = folder;
        this.progress = progress;
    }

    /** Returns a dataset with its last training rows held out, and of the others those that are trained on. */
    synchronized LoadedData get(Slot slot, Partition partition) {
        Data data = loaded.computeIfAbsent(slot, this::load);
        int rest = data.train().size() - partition.validation();
        if (rest < 1) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "dataset.validation: must be less than the %d training samples of %s, but got %d"
                            .formatted(data.train().size(), slot.name(), partition.validation()));
        }
        if (partition.train() > rest) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "dataset.train: must be at most the %d training samples of %s that are not held out, but got %d"
                            .formatted(rest, slot.name(), partition.train()));
        }
        return split.computeIfAbsent(data.fingerprint() + "/" + partition, key -> hold(data, partition));
    }

    private LoadedData hold(Data data, Partition partition) {
        int all = data.train().size();
        int rest = all - partition.validation();
        Samples train = data.train().slice(0, partition.train() > 0 ? partition.train() : rest);
        Samples validation = data.train().slice(rest, all);
        return new LoadedData(data, train, validation, compute.load(train.values(), train.labels()));
    }

    private Data load(Slot slot) {
        progress.preparing("loading dataset " + slot.name());
        Dataset dataset = Plugins.bind(catalog, slot, Dataset.class).plugin();
        Data data = Plugins.calling(slot, () -> {
            try {
                return dataset.load(folder);
            } catch (IOException e) {
                throw new HourglassException(ErrorCode.USER, slot.name() + ": " + e.getMessage(), e);
            }
        });
        data.notes().forEach(note -> progress.notice(slot.name() + ": " + note));
        return data;
    }

    @Override
    public void close() {
        split.values().forEach(data -> data.resident().close());
    }
}
