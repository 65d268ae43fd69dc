package org.hourglass.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.junit.jupiter.api.Test;

final class DataTest {

    private static final Samples ONE = samples(1);

    @Test
    void changesItsFingerprintWithAnyValueLabelFactorOrSplit() {
        Samples labelled = new Samples(ONE.values(), Optional.of(Labels.of(2, 0)));
        Samples otherwise = new Samples(ONE.values(), Optional.of(Labels.of(2, 1)));
        Samples ofThree = new Samples(ONE.values(), Optional.of(Labels.of(3, 0)));
        List<Data> different = List.of(
                data(ONE, samples(2)),
                data(ONE, samples(3)),
                data(samples(2), ONE),
                data(samples(1, 2), samples(3)),
                data(samples(1), samples(2, 3)),
                data(labelled, ONE),
                data(otherwise, ONE),
                data(ofThree, ONE),
                data(factors("x", 2, 0), factors("x", 2, 0)),
                data(factors("x", 2, 1), factors("x", 2, 0)),
                data(factors("y", 2, 0), factors("y", 2, 0)),
                data(factors("x", 0, 0), factors("x", 0, 0)));
        Set<String> fingerprints =
                new HashSet<>(different.stream().map(Data::fingerprint).toList());
        assertThat(fingerprints).hasSize(different.size()).allMatch(text -> text.matches("[0-9a-f]{64}"));
    }

    @Test
    void keepsItsFingerprintForEqualContent() {
        assertThat(data(samples(1, 2), samples(3)).fingerprint())
                .isEqualTo(data(samples(1, 2), samples(3)).fingerprint())
                // sha256 of 2, 1, 1f, 2f, 1, 1, 3f, each four bytes, highest first
                .isEqualTo("f861b22abc313e77eaac4b032025d73a36a8eaf9e1e68d2441330d33316bd45d");
    }

    @Test
    void takesNotes() {
        Data data = data(ONE, ONE);
        assertThat(data.notes()).isEmpty();
        assertThat(data.with(List.of("1 of 2 left out")).notes()).containsExactly("1 of 2 left out");
        assertThat(data.with(List.of("1 of 2 left out")).fingerprint()).isEqualTo(data.fingerprint());
    }

    @Test
    void refusesSplitsOfDifferentFactors() {
        assertThatThrownBy(() -> data(factors("x", 2, 0), ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "dataset: both splits must have the same factors, but got [Factor[name=x, count=2]] and []");
    }

    @Test
    void refusesRowsOfAnotherSize() {
        assertThatThrownBy(() -> Data.of(Shape.of(axis("features", 2)), Interval.ALL, ONE, ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dataset: a row must have the 2 values of a sample [features=2], but got 1");
    }

    @Test
    void refusesAFingerprintThatIsNone() {
        assertThatThrownBy(() -> new Data(Shape.of(axis("features", 1)), Interval.ALL, ONE, ONE, "abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dataset: the fingerprint must be a sha256 in hexadecimal, but got abc");
    }

    private static Data data(Samples train, Samples test) {
        return Data.of(Shape.of(axis("features", 1)), Interval.ALL, train, test);
    }

    private static Samples samples(double... values) {
        float[][] rows = DoubleStream.of(values)
                .mapToObj(value -> new float[] {(float) value})
                .toArray(float[][]::new);
        return new Samples(Matrix.of(rows), Optional.empty());
    }

    private static Samples factors(String name, int count, float value) {
        return new Samples(
                ONE.values(),
                Optional.empty(),
                Optional.of(new Factors(List.of(new Factor(name, count)), Matrix.of(1, 1, new float[] {value}))));
    }
}
