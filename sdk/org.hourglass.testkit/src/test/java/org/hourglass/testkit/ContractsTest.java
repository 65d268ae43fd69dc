package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hourglass.spi.Loss;
import org.hourglass.spi.Noise;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Plugins with a fault, each of which a contract must find. */
final class ContractsTest {

    private static RegularizerContract contract(Regularizer faulty) {
        return new RegularizerContract() {
            @Override
            public Regularizer plugin() {
                return faulty;
            }

            @Override
            public double[][] legalCode() {
                return new double[][] {{0.2, 0.7}, {0.4, 0.1}};
            }
        };
    }

    private static NoiseContract contract(Noise faulty) {
        return () -> faulty;
    }

    @Test
    void aWrongGradientIsFound() {
        RegularizerContract contract = contract((Regularizer) pass ->
                pass.code().times(pass.code().stopGradient()).mean("batch").sum());
        assertThatThrownBy(contract::gradientEqualsCentralDifferences)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("against central differences");
    }

    @Test
    void aPenaltyThatGrowsWithTheBatchIsFound() {
        RegularizerContract contract =
                contract((Regularizer) pass -> pass.code().square().sum());
        assertThatThrownBy(contract::staysWhenTheBatchIsDoubled).isInstanceOf(AssertionError.class);
    }

    @Test
    void aPenaltyThatLooksAtTheOrderOfRowsIsFound() {
        RegularizerContract contract =
                contract((Regularizer) pass -> pass.code().slice("batch", 0, 1).sum());
        assertThatThrownBy(contract::staysWhenTheRowsChangePlaces).isInstanceOf(AssertionError.class);
    }

    @Test
    void aPenaltyThatIsNoScalarIsFound() {
        RegularizerContract contract =
                contract((Regularizer) pass -> pass.code().mean("batch"));
        assertThatThrownBy(contract::isAFiniteScalar)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rank of the penalty");
    }

    @Test
    void aPenaltyThatHidesNaNIsFound() {
        RegularizerContract contract = contract((Regularizer) pass -> {
            Tensor square = pass.code().square();
            return square.greater(-1).choose(square, square.constant(0)).sum();
        });
        assertThatThrownBy(contract::hidesNoNaN).isInstanceOf(AssertionError.class);
    }

    @Test
    void noiseThatIsTheSameInEveryStepIsFound() {
        NoiseContract contract = contract((Noise) (x, random) -> x.times(0.5));
        assertThatThrownBy(contract::drawsAnewForAnotherSeedOrStep).isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract::drawsForEachRowByItself).isInstanceOf(AssertionError.class);
    }

    @Test
    void noiseThatDoesNothingIsFound() {
        NoiseContract contract = contract((Noise) (x, random) -> x);
        assertThatThrownBy(contract::changesValuesAndKeepsTheShape).isInstanceOf(AssertionError.class);
    }

    @Test
    void aLossThatMixesRowsIsFound() {
        LossContract contract = () -> new Loss() {
            @Override
            public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
                Tensor error = x.minus(raw).square().mean("features");
                return error.minus(error.mean("batch"));
            }

            @Override
            public Tensor reconstruction(Tensor raw) {
                return raw;
            }

            @Override
            public Interval dataRange() {
                return Interval.UNIT;
            }
        };
        assertThatThrownBy(contract::looksAtEachRowByItself).isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract::reconstructsWhereTheDataLie).isInstanceOf(AssertionError.class);
    }

    @Test
    void rowsTellTheRangeOfAnActivation() {
        assertThat(Rows.range(new double[][] {{0, 1}, {0.5, 0.2}})).isEqualTo(Interval.UNIT);
        assertThat(Rows.range(new double[][] {{-1, 0.3}})).isEqualTo(new Interval(-1, 1));
        assertThat(Rows.range(new double[][] {{0, 7}})).isEqualTo(Interval.POSITIVE);
        assertThat(Rows.range(new double[][] {{-2, 7}})).isEqualTo(Interval.ALL);
        assertThat(Rows.range(new double[][] {{Double.NaN, 0}})).isEqualTo(Interval.ALL);
    }
}
