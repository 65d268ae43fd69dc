package org.hourglass.engine.internal;

import org.hourglass.study.Training;

/** The learning rate of each step. */
final class LearningRate {

    private final Training training;
    private final int stepsPerEpoch;

    LearningRate(Training training, int stepsPerEpoch) {
        this.training = training;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /** Returns η for a step counted from 0 over the whole run. */
    double at(long step) {
        double rate = training.learningRate();
        if (training.schedule() instanceof Training.Schedule.Cosine cosine) {
            double done = (double) step / ((long) stepsPerEpoch * training.epochs());
            double wave = (1 + StrictMath.cos(Math.PI * done)) / 2;
            return rate * (cosine.finalFraction() + (1 - cosine.finalFraction()) * wave);
        } else if (training.schedule() instanceof Training.Schedule.Step decay) {
            return rate * StrictMath.pow(decay.factor(), Math.floorDiv(step / stepsPerEpoch, decay.every()));
        }
        return rate;
    }
}
