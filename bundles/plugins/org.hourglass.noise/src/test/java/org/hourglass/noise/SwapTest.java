package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakeScope;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class SwapTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Swap(0.3);
    }

    @Override
    public boolean looksAtEachRowByItself() {
        return false;
    }

    @Test
    void takesTheStatedShareFromOtherRowsOfTheSameColumn() {
        double[][] places = new double[100][200];
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 200; j++) {
                places[i][j] = 1000 * j + i;
            }
        }
        double[] swapped = corruptedOf(plugin(), places, 1, 0);
        int[] taken = new int[100];
        int changed = 0;
        for (int i = 0; i < swapped.length; i++) {
            int row = (int) swapped[i] % 1000;
            assertThat((int) swapped[i] / 1000).isEqualTo(i % 200);
            if (row != i / 200) {
                changed++;
                taken[row]++;
            }
        }
        // each of the p * 20,000 comes from another row; five standard errors: 5 sqrt(20000 * 0.21) = 324
        assertThat((double) changed).isCloseTo(6000, within(324.0));
        // every row gives 60; five standard errors: 5 sqrt(60) = 39
        assertThat(Arrays.stream(taken).allMatch(n -> n >= 21 && n <= 99)).isTrue();
    }

    @Test
    void takesEachValueFromARowOfItsOwn() {
        double[][] rows = new double[50][50];
        for (int i = 0; i < 50; i++) {
            Arrays.fill(rows[i], i);
        }
        double[] first = Arrays.copyOf(corruptedOf(new Swap(1), rows, 1, 0), 50);
        assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(20);
        assertThat(first).doesNotContain(0); // its own row
    }

    @Test
    void keepsEverythingAtZeroAndInABatchOfOneRow() {
        assertThat(corruptedOf(new Swap(0), legalData(), 1, 0)).isEqualTo(Rows.flat(legalData()));
        assertThat(corruptedOf(new Swap(1), new double[][] {{3, 4}}, 1, 0)).containsExactly(3, 4);
    }

    @Test
    void refusesABatchWhosePlacesFloat32CannotCount() {
        Shape huge = Shape.of(axis("batch", 4097), axis("features", 4096));
        try (Calculator calculator = Calculator.open(1)) {
            Tensor x = calculator.parameters().parameter("x", Shape.of(), Initializer.zeros());
            Tensor all = x.expand(huge.axis(1)).expand(huge.axis(0));
            assertThatThrownBy(() -> plugin().corrupt(all, new FakeScope(calculator, Shape.of(huge.axis(1)), true)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("swap: a batch must have at most 16777216 values, "
                            + "but got [batch=4097, features=4096]; lower training.batch");
        }
    }
}
