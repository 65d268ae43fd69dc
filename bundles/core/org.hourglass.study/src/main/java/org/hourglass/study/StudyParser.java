package org.hourglass.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hourglass.catalog.Revision;

/**
 * Reads study files: YAML 1.2 with the core schema, one map in one document. An OSGi service.
 *
 * <p>{@code study}, {@code dataset}, {@code architecture} and {@code loss} must be there. Without the other keys there is no
 * noise, no regularizer and no held out row; training is adam with a learning rate of 1e-3, constant, 10 epochs of batches of
 * 128 without the remainder; {@code evaluate} is reconstruction and {@code baselines} pca, where these are installed; {@code latent-samplers} is empty; there is
 * one replicate; and the objective is to minimize the reconstruction of the validation split, or of the training split where no
 * row is held out. The constants of the optimizers are those of Keras.
 *
 * <p>A space without {@code search} is walked as a grid. The order of a grid does not depend on the order of the keys: dataset,
 * noise, architecture, regularizers, loss, optimizer, schedule, the rest of training; in each the plugins of a choice in the
 * study's order and the parameters in the plugin's; the last varies fastest. {@code search: {trials: 20}} without a sampler is
 * random search.
 *
 * <p>Paths of a point: {@code architecture.code} is a parameter of a slot with one plugin; {@code noise} is what a choice has
 * chosen, {@code noise.masking.p} a parameter of that plugin; {@code regularizers[0]} counts from 0. Alternatives of one plugin
 * are told apart by their versions where the study names these, else by number: {@code masking#2}.
 */
public interface StudyParser {

    /**
     * Reads and checks a study; every fault is found at once.
     *
     * @param file the name for messages
     * @param text YAML, at most 1 MiB
     * @param settings YAML values that replace the file's, by path ({@code --set})
     * @param pins revisions that a study was begun with: a name in the file means one of these before the highest version
     */
    Reading read(String file, String text, Map<String, String> settings, List<Revision> pins);

    /**
     * Reads an expression as those of {@code exclude}. It does not hold where one of its names has no value.
     *
     * @param option what the expression was given for, for messages
     * @param text the expression
     * @param names all that it may name
     * @throws org.hourglass.base.HourglassException of code USER if it cannot be read; the condition throws one if it is
     *     neither true nor false
     */
    Predicate<Map<String, Object>> condition(String option, String text, Set<String> names);

    /**
     * A study, or what is wrong with it.
     *
     * @param study present if there is no fault
     * @param faults in the order of the file
     */
    record Reading(Optional<Study> study, List<Fault> faults) {

        /** Copies the faults. */
        public Reading {
            faults = List.copyOf(faults);
        }
    }
}
