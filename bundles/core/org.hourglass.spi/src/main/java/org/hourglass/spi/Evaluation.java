package org.hourglass.spi;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.osgi.annotation.versioning.ProviderType;

/** What an evaluator is handed: a representation, the data, and what others measured against need. */
@ProviderType
public interface Evaluation {

    /** Returns the representation to measure. */
    Representation subject();

    /** Returns the baseline of this name, fitted with the subject's code size; only those that the evaluator named. */
    Representation baseline(String name);

    /** Returns the shape of one sample. */
    Shape sample();

    /** Returns where the data lie. */
    Interval range();

    /** Returns the clean samples of a split. */
    Samples samples(Split split);

    /** Returns the subject's codes of a split, computed once and shared by all evaluators. */
    Matrix codes(Split split);

    /** Returns the subject's reconstructions of a split, computed once and shared by all evaluators. */
    Matrix reconstructions(Split split);

    /** Returns a split corrupted by the study's noise, fixed per row, if the study has noise. */
    Optional<Matrix> corrupted(Split split);

    /**
     * Returns the study's latent samplers by name, in its order, fitted to the subject's codes of the training split at
     * the first call; none if the study has none.
     */
    Map<String, LatentSampler.Fitted> latentSamplers();

    /** Returns matrix products, eigenvalues and neighbours. */
    LinearAlgebra algebra();

    /** Returns a source of the evaluation's own, the same for the same purpose and replicate. */
    RandomGenerator random(String purpose);
}
