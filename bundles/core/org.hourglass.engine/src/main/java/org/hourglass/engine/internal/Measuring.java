package org.hourglass.engine.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Kind;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.record.Artifact;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Findings;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Picture;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Split;
import org.hourglass.spi.Table;
import org.hourglass.study.Slot;

/** Measures a trained run and its baselines with the same evaluators. */
final class Measuring {

    private final Catalog catalog;
    private final LinearAlgebra algebra;
    private final Baselines baselines;

    Measuring(Catalog catalog, LinearAlgebra algebra, Baselines baselines) {
        this.catalog = catalog;
        this.algebra = algebra;
        this.baselines = baselines;
    }

    /** What is measured: a trained computation on its data. */
    record Subject(RunOrder order, Computation computation, Autoencoder autoencoder, LoadedData data) {}

    /** What was found. */
    record Measured(Map<String, Double> metrics, List<Artifact> artifacts) {}

    Measured measure(Subject subject, RunFiles files) {
        Measured all = new Measured(new LinkedHashMap<>(), new ArrayList<>());
        RunEvaluation.Setting setting = setting(subject);
        List<Plugins.Bound<Evaluator>> evaluators = subject.order().configuration().evaluators().stream()
                .map(slot -> Plugins.bind(catalog, slot, Evaluator.class))
                .toList();
        RunEvaluation learned = new RunEvaluation(new Learned(subject.computation(), subject.autoencoder()), setting);
        for (Plugins.Bound<Evaluator> evaluator : evaluators) {
            keep(all, files, "code", "", evaluator.call(() -> evaluator.plugin().evaluate(learned)));
        }
        for (Slot slot : subject.order().configuration().baselines()) {
            Baselines.Fitted fitted = fit(subject, slot);
            RunEvaluation evaluation = new RunEvaluation(fitted.representation(), setting);
            String others =
                    subject.order().configuration().noise().map(Slot::toString).orElse("")
                            + subject.order().configuration().latentSamplers();
            for (Plugins.Bound<Evaluator> evaluator : evaluators) {
                Findings found = baselines.measured(
                        fitted,
                        evaluator.slot(),
                        others,
                        () -> evaluator.call(() -> evaluator.plugin().evaluate(evaluation)));
                keep(all, files, "baseline/" + slot.name(), slot.name() + "-", found);
            }
        }
        return all;
    }

    private RunEvaluation.Setting setting(Subject subject) {
        Map<Split, Matrix> corrupted = new EnumMap<>(Split.class);
        boolean noisy = subject.order().configuration().noise().isPresent();
        return new RunEvaluation.Setting(
                subject.data(),
                split -> noisy
                        ? Optional.of(corrupted.computeIfAbsent(split, s -> subject.computation()
                                .apply(
                                        Autoencoder.CORRUPT,
                                        subject.data().samples(s).values())))
                        : Optional.empty(),
                name -> named(subject, name),
                subject.order().configuration().latentSamplers().stream()
                        .map(slot -> Plugins.bind(catalog, slot, LatentSampler.class))
                        .toList(),
                algebra,
                subject.order().seed());
    }

    /** Returns a baseline that an evaluator asks for: the study's own of that name, else the plugin with its defaults. */
    private Representation named(Subject subject, String name) {
        Slot slot = subject.order().configuration().baselines().stream()
                .filter(configured -> configured.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    var plugin = catalog.find(Kind.BASELINE, name);
                    return new Slot(plugin.revision(), catalog.complete(plugin, Map.of()));
                });
        return fit(subject, slot).representation();
    }

    private Baselines.Fitted fit(Subject subject, Slot slot) {
        return baselines.fit(
                slot,
                subject.data(),
                subject.autoencoder().codeSize(),
                subject.order().seed());
    }

    private static void keep(Measured all, RunFiles files, String metricPrefix, String filePrefix, Findings found) {
        found.metrics().forEach((name, value) -> all.metrics().put(metricPrefix + "/" + name, value));
        for (Picture picture : found.pictures()) {
            String path = "images/" + filePrefix + picture.name() + ".png";
            String caption = filePrefix.isEmpty() ? picture.caption() : metricPrefix + ": " + picture.caption();
            all.artifacts().add(files.artifact(path, "image/png", caption, picture.png()));
        }
        for (Table table : found.tables()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("columns", table.columns());
            data.put("data", table.rows());
            byte[] json = Json.write(data).getBytes(StandardCharsets.UTF_8);
            String path = "tables/" + filePrefix + table.name() + ".json";
            all.artifacts().add(files.artifact(path, "application/json", table.name(), json));
        }
    }
}
