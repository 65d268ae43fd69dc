package org.hourglass.engine.internal;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hourglass.base.Json;
import org.hourglass.catalog.Catalog;
import org.hourglass.spi.Baseline;
import org.hourglass.spi.Findings;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Representation;
import org.hourglass.study.Slot;

/** The fitted baselines of a study and what was measured on them: each once, shared by all runs. Thread-safe. */
final class Baselines {

    private final Catalog catalog;
    private final LinearAlgebra algebra;
    private final Consumer<String> preparing;
    private final Memo<String, Fitted> fits = new Memo<>();
    private final Memo<String, Findings> findings = new Memo<>();

    Baselines(Catalog catalog, LinearAlgebra algebra, Consumer<String> preparing) {
        this.catalog = catalog;
        this.algebra = new SharedSpectrum(algebra);
        this.preparing = preparing;
    }

    /** A fitted baseline with the key that says what it was fitted to. */
    record Fitted(String key, Representation representation) {}

    /** Returns the baseline fitted to a training split with this code size, at most the number of features. */
    Fitted fit(Slot slot, LoadedData data, int codeSize, long seed) {
        int size = Math.min(codeSize, data.data().sample().size());
        String key = "%s %s %s %d %d %d"
                .formatted(
                        slot.revision().sha256(),
                        slot.name() + Json.canonical(slot.values()),
                        data.data().fingerprint(),
                        data.train().size(),
                        size,
                        seed);
        return fits.get(key, () -> {
            preparing.accept("fitting baseline %s of size %d".formatted(slot.name(), size));
            Baseline baseline = Plugins.bind(catalog, slot, Baseline.class).plugin();
            SplittableRandom random = new SplittableRandom(Mix.mix(seed, "baseline/" + slot.name()));
            return new Fitted(key, Plugins.calling(slot, () -> baseline.fit(data.train(), size, algebra, random)));
        });
    }

    /** Returns what an evaluator finds on a baseline, measured by whoever asks first. */
    Findings measured(Fitted fitted, Slot evaluator, String setting, Supplier<Findings> measure) {
        return findings.get(
                fitted.key()
                        + evaluator.revision().sha256()
                        + evaluator.name()
                        + Json.canonical(evaluator.values())
                        + setting,
                measure);
    }
}
