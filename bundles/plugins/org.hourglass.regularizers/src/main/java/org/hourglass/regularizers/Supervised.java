package org.hourglass.regularizers;

import org.hourglass.spi.Layers;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Tensor;

/**
 * Supervision: makes the class of a sample readable from its code by a linear classifier, where the class is known.
 *
 * <pre>
 *   Ω = w · (1/|L|) · Σ_{i ∈ L} −ln softmax(hᵢ V + b)_{yᵢ},   L the rows of the batch whose class yᵢ is known
 * </pre>
 *
 * <p>Shape: h is {@code [batch, code]}, the labels are {@code [batch, class]}, one-hot, a row of zeros where the class is
 * not known; V is {@code [code, class]}, parameters of the penalty, starting by Glorot's rule, b at 0; Ω is a scalar.
 * Domain: all numbers; the data must have labels, of some samples at least. Unit: nats. Reduction: mean over the labelled
 * rows of the batch; 0 for a batch without any. Gradient: by the scores of row i in L, w/|L| · (softmax − yᵢ); 0 for all
 * other rows.
 *
 * <p>Reports {@code labelled}, the share of the rows whose class is known, and {@code right}, the share of the rows whose
 * class is known and told right: the accuracy if all classes are known, else their ratio is. The weight goes with a
 * {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight larger by the number of values of a sample.
 *
 * <p>Source: M. Ranzato, M. Szummer, "Semi-supervised learning of compact document representations with deep networks",
 * ICML 2008, section 2.1.
 */
@RegularizerPlugin(name = "supervised", doc = "Makes the class readable from the code where it is known")
record Supervised(@Param(doc = "weight in the loss", def = 0.1, min = 1e-6, max = 1e4, log = true) double weight)
        implements Regularizer {

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public Tensor penalty(Pass pass) {
        Tensor labels = pass.labels();
        Axis classes = labels.shape().axis("class");
        Tensor scores = Layers.dense(pass.code(), classes, pass.parameters().in("classifier"));
        Tensor known = labels.sum("class");
        Tensor told = scores.argMax("class").oneHot(classes).times(labels).sum("class");
        pass.report("labelled", known.mean());
        pass.report("right", told.mean());
        Tensor surprise = scores.logSoftmax("class").times(labels).sum().negate();
        return surprise.over(known.sum().atLeast(1)).times(weight);
    }
}
