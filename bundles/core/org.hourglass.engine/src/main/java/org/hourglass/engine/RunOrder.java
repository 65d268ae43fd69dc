package org.hourglass.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.base.Json;
import org.hourglass.base.Sha256;
import org.hourglass.engine.record.RunId;
import org.hourglass.study.Configuration;
import org.hourglass.study.Slot;
import org.hourglass.study.Training;

/**
 * All that decides a run, as plain data: the same order gives the same bits, wherever it is executed and whatever runs
 * beside it.
 *
 * @param run which run of which study asks; it decides no bits
 * @param seed the run's seed, a function of the study's seed and the replicate
 * @param configuration what is trained and measured, with every default filled in
 * @param fingerprint of the dataset
 * @param identity what else decides bits: versions, flags, the processor's kind
 */
public record RunOrder(
        RunId run, long seed, Configuration configuration, String fingerprint, Map<String, Object> identity) {

    /** Returns the order as JSON data, without the name of the run. */
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("dataset", slot(configuration.dataset()));
        data.put("validation", configuration.partition().validation());
        if (configuration.partition().train() > 0) {
            data.put("train", configuration.partition().train());
        }
        data.put("fingerprint", fingerprint);
        configuration.noise().ifPresent(noise -> data.put("noise", slot(noise)));
        data.put("architecture", slot(configuration.architecture()));
        data.put("regularizers", slots(configuration.regularizers()));
        data.put("loss", slot(configuration.loss()));
        data.put("training", training(configuration.training()));
        data.put("evaluate", slots(configuration.evaluators()));
        data.put("baselines", slots(configuration.baselines()));
        if (!configuration.latentSamplers().isEmpty()) {
            data.put("latent-samplers", slots(configuration.latentSamplers()));
        }
        data.put("seed", seed);
        data.put("identity", identity);
        return data;
    }

    /** Returns the run key: the sha256 of the canonical order. Equal keys mean equal results. */
    public String key() {
        return Sha256.of(Json.canonical(data()));
    }

    private static List<Object> slots(List<Slot> slots) {
        List<Object> all = new ArrayList<>();
        slots.forEach(slot -> all.add(slot(slot)));
        return all;
    }

    private static Map<String, Object> slot(Slot slot) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("plugin", slot.name());
        data.put("version", slot.revision().version());
        data.put("sha256", slot.revision().sha256());
        data.put("parameters", slot.values());
        return data;
    }

    private static Map<String, Object> training(Training training) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("optimizer", optimizer(training.optimizer()));
        data.put("learning-rate", training.learningRate());
        data.put("schedule", schedule(training.schedule()));
        training.clipNorm().ifPresent(norm -> data.put("clip-norm", norm));
        data.put("batch", training.batch());
        data.put("remainder", training.keepRemainder() ? "keep" : "drop");
        data.put("epochs", training.epochs());
        return data;
    }

    private static Map<String, Object> optimizer(Training.Optimizer optimizer) {
        if (optimizer instanceof Training.Optimizer.Momentum momentum) {
            return ordered("name", "momentum", "momentum", momentum.momentum(), "nesterov", momentum.nesterov());
        } else if (optimizer instanceof Training.Optimizer.RmsProp prop) {
            return ordered(
                    "name", "rmsprop", "decay", prop.decay(), "momentum", prop.momentum(), "epsilon", prop.epsilon());
        } else if (optimizer instanceof Training.Optimizer.Adam adam) {
            return ordered("name", "adam", "beta1", adam.beta1(), "beta2", adam.beta2(), "epsilon", adam.epsilon());
        }
        return ordered("name", "sgd");
    }

    private static Map<String, Object> schedule(Training.Schedule schedule) {
        if (schedule instanceof Training.Schedule.Cosine cosine) {
            return ordered("name", "cosine", "final", cosine.finalFraction());
        } else if (schedule instanceof Training.Schedule.Step step) {
            return ordered("name", "step", "every", step.every(), "factor", step.factor());
        }
        return ordered("name", "constant");
    }

    private static Map<String, Object> ordered(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(entries[i].toString(), entries[i + 1]);
        }
        return map;
    }
}
