package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hourglass.engine.compute.Blueprint;

/** The stages of an architecture's pretraining; they are the first epochs of a run. */
record Pretraining(Autoencoder autoencoder) {

    List<Blueprint.Stage> stages() {
        List<Blueprint.Stage> stages = new ArrayList<>();
        for (int epochs : autoencoder.pretraining()) {
            int stage = stages.size();
            Blueprint.Objective objective = (x, labels, s) -> Map.of(
                    Autoencoder.LOSS,
                    autoencoder.stage(
                            stage, x, s, new Autoencoder.Way(true, x.shape().axis(0), labels)));
            stages.add(new Blueprint.Stage(
                    objective, (long) epochs * autoencoder.plan().stepsPerEpoch()));
        }
        return stages;
    }

    /** Returns what the names of an epoch's terms begin with; the epoch is counted from 0. */
    String prefix(int epoch) {
        int end = 0;
        List<Integer> stages = autoencoder.pretraining();
        for (int i = 0; i < stages.size(); i++) {
            end += stages.get(i);
            if (epoch < end) {
                return "train/pretraining-" + (i + 1) + "/";
            }
        }
        return "train/";
    }
}
