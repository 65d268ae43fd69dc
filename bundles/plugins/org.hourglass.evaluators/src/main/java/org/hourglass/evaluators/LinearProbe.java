package org.hourglass.evaluators;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hourglass.evaluators.Standardized.Scaling;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Evaluation;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.EvaluatorPlugin;
import org.hourglass.spi.Findings;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Param;
import org.hourglass.spi.Samples;
import org.hourglass.spi.Split;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * How much of the class a linear classifier reads off the code: Tribuo's multinomial logistic regression, trained on
 * the codes of the training samples, its accuracy taken on those of the test samples.
 *
 * <pre>
 *   linear-probe   share of test samples with argmax_c (W z + b)_c = label,   z the standardised code
 * </pre>
 *
 * <p>Shape: codes {@code [samples, code]}. Domain: any code; data without labels give no metric, samples whose
 * class is not known do not count. Unit: none.
 * Reduction: mean over the test samples.
 *
 * <p>Codes are standardised by the statistics of the training codes: each unit, or with {@code scaling: code} all values
 * by one factor, so that a sparse code stays sparse and its rarely active units as small as they are. The first {@code
 * samples} of them are used, trained by AdaGrad in {@code passes} passes with Tribuo's own shuffling, seeded by the
 * evaluation.
 *
 * <p>Source: G. Alain, Y. Bengio, "Understanding intermediate layers using linear classifier probes", ICLR workshop,
 * 2017.
 */
@EvaluatorPlugin(name = "linear-probe", doc = "Accuracy of a linear classifier (Tribuo) trained on the code")
record LinearProbe(
        @IntParam(doc = "training samples used at most", def = 20000, min = 10, max = 10000000) int samples,
        @IntParam(doc = "passes over them", def = 5, min = 1, max = 1000) int passes,
        @Param(doc = "learning rate of AdaGrad", def = 0.1, min = 1e-6, max = 10, log = true) double rate,
        @ChoiceParam(doc = "what is given a standard deviation of 1: each unit, or the code as a whole", def = "unit")
                Scaling scaling)
        implements Evaluator {

    private static final int BATCH = 32;
    private static final double EPSILON = 1e-6;

    @Override
    public Findings evaluate(Evaluation evaluation) {
        Samples train = evaluation.samples(Split.TRAIN);
        Samples test = evaluation.samples(Split.TEST);
        if (train.labels().isEmpty() || test.labels().isEmpty()) {
            return Findings.of(Map.of());
        }
        Known known = Known.first(
                samples, evaluation.codes(Split.TRAIN), train.labels().get());
        Known asked = Known.first(
                Integer.MAX_VALUE, evaluation.codes(Split.TEST), test.labels().get());
        if (known.isEmpty() || asked.isEmpty()) {
            return Findings.of(Map.of());
        }
        Examples examples = new Examples(
                Standardized.of(known.codes(), scaling), names(known.codes().columns()), scaling == Scaling.CODE);
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new LogMulticlass(),
                new AdaGrad(rate, EPSILON),
                passes,
                Integer.MAX_VALUE,
                BATCH,
                evaluation.random("linear-probe").nextLong());
        Model<Label> model = trainer.train(examples.dataset(known.codes(), known.labels()));
        double accuracy = examples.accuracy(model, asked.codes(), asked.labels());
        return Findings.of(Map.of("linear-probe", accuracy));
    }

    /** Returns names whose order in the alphabet, in which Tribuo keeps them, is that of the units. */
    private static List<String> names(int units) {
        return IntStream.range(0, units).mapToObj("h%05d"::formatted).toList();
    }

    /** Codes as Tribuo takes them. */
    private record Examples(Standardized standardized, List<String> names, boolean sparse) {

        /** Of these features, which are 0, a sample has one: Tribuo wants some and, where others lack some, not all. */
        private static final List<String> EMPTY = List.of("even", "odd");

        MutableDataset<Label> dataset(Matrix codes, Labels labels) {
            LabelFactory factory = new LabelFactory();
            MutableDataset<Label> dataset =
                    new MutableDataset<>(new SimpleDataSourceProvenance("codes", factory), factory);
            for (int i = 0; i < codes.rows(); i++) {
                dataset.add(example(codes, i, labels));
            }
            return dataset;
        }

        double accuracy(Model<Label> model, Matrix codes, Labels labels) {
            int right = 0;
            for (int i = 0; i < codes.rows(); i++) {
                Example<Label> example = example(codes, i, labels);
                String found = model.predict(example).getOutput().getLabel();
                right += found.equals(example.getOutput().getLabel()) ? 1 : 0;
            }
            return (double) right / codes.rows();
        }

        private Example<Label> example(Matrix codes, int row, Labels labels) {
            Label label = new Label(String.valueOf(labels.get(row)));
            double[] values = standardized.row(codes, row);
            return sparse
                    ? active(label, values, EMPTY.get(row % EMPTY.size()))
                    : new ArrayExample<>(label, names.toArray(String[]::new), values);
        }

        /** Leaves out what is 0, which Tribuo takes much memory for. */
        private Example<Label> active(Label label, double[] values, String empty) {
            int[] active = IntStream.range(0, values.length)
                    .filter(unit -> values[unit] != 0)
                    .toArray();
            Stream<String> units = IntStream.of(active).mapToObj(names::get);
            return new ArrayExample<>(
                    label,
                    Stream.concat(units, Stream.of(empty)).toArray(String[]::new),
                    Arrays.copyOf(
                            IntStream.of(active)
                                    .mapToDouble(unit -> values[unit])
                                    .toArray(),
                            active.length + 1));
        }
    }
}
