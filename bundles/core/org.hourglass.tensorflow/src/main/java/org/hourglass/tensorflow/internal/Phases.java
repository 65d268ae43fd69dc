package org.hourglass.tensorflow.internal;

import java.util.List;
import org.hourglass.engine.compute.Blueprint.Stage;

/** The parts of training: the stages, numbered from 0, and last the objective. */
record Phases(List<Stage> stages) {

    /** A part of training, and the steps made in it before this one. */
    record Place(int phase, long step) {}

    Place at(long step) {
        long left = step;
        for (int i = 0; i < stages.size(); i++) {
            long length = stages.get(i).steps();
            if (left < length) {
                return new Place(i, left);
            }
            left -= length;
        }
        return new Place(stages.size(), left);
    }

    /** Returns how many steps come before this part. */
    long before(int phase) {
        return stages.subList(0, phase).stream().mapToLong(Stage::steps).sum();
    }
}
