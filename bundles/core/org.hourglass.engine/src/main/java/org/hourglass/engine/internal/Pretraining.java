package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.List;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.spi.Stage;

/** The stages of an architecture's pretraining; they are the first epochs of a run. */
record Pretraining(Autoencoder autoencoder) {

    List<Blueprint.Stage> stages() {
        List<Blueprint.Stage> stages = new ArrayList<>();
        for (Stage stage : autoencoder.pretraining()) {
            String name = name(stages.size());
            Blueprint.Objective objective = (x, labels, s) -> autoencoder.stage(
                    stage, name, x, s, new Autoencoder.Way(true, x.shape().axis(0), labels));
            stages.add(new Blueprint.Stage(
                    objective, (long) stage.epochs() * autoencoder.plan().stepsPerEpoch()));
        }
        return stages;
    }

    /** Returns what the names of an epoch's terms begin with; the epoch is counted from 0. */
    String prefix(int epoch) {
        int end = 0;
        List<Stage> stages = autoencoder.pretraining();
        for (int i = 0; i < stages.size(); i++) {
            end += stages.get(i).epochs();
            if (epoch < end) {
                return "train/" + name(i) + "/";
            }
        }
        return "train/";
    }

    private static String name(int stage) {
        return "pretraining-" + (stage + 1);
    }
}
