package org.hourglass.study;

import java.util.List;
import java.util.Optional;

/**
 * One operative configuration: what a point of the space means, with every default filled in.
 *
 * @param dataset where the samples come from
 * @param partition which of its training rows are trained on and which are held out
 * @param noise the corruption of the encoder's input, if any
 * @param architecture encoder and decoder
 * @param regularizers the penalties, in the order of the study
 * @param loss the distance of data and reconstruction
 * @param training the optimization
 * @param evaluators what is measured at the end, in the order of the study
 * @param baselines what is compared with, in the order of the study
 * @param latentSamplers what new samples are generated from, in the order of the study
 */
public record Configuration(
        Slot dataset,
        Partition partition,
        Optional<Slot> noise,
        Slot architecture,
        List<Slot> regularizers,
        Slot loss,
        Training training,
        List<Slot> evaluators,
        List<Slot> baselines,
        List<Slot> latentSamplers) {

    /** Copies the lists. */
    public Configuration {
        regularizers = List.copyOf(regularizers);
        evaluators = List.copyOf(evaluators);
        baselines = List.copyOf(baselines);
        latentSamplers = List.copyOf(latentSamplers);
    }
}
