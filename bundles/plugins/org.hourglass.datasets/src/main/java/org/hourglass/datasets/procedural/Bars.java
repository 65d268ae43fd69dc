package org.hourglass.datasets.procedural;

import static org.hourglass.spi.tensor.Axis.axis;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hourglass.datasets.internal.SplitMix64;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * Images of horizontal and vertical bars, each there or not by itself: a code that finds the causes has a unit a bar.
 *
 * <p>Every row and every column is a bar with probability {@code p}; a pixel is 1 where there is a bar and 0 elsewhere,
 * also where two cross. Shape: a sample is {@code [height=size, width=size, channels=1]}; no labels. Domain: [0, 1].
 * Factors: {@code row-0}, … and {@code column-0}, …, 1 where the bar is there and 0 where it is not. The mean of all
 * pixels is 1 - (1 - p)². The same parameters give the same bits on every machine.
 *
 * <p>Source: P. Földiák, "Forming sparse representations by local anti-Hebbian learning", Biological Cybernetics 64,
 * 1990, section 4.
 */
@DatasetPlugin(name = "bars", doc = "Images of horizontal and vertical bars, each there or not by itself")
record Bars(
        @IntParam(doc = "pixels of a side, and half the number of bars", def = 8, min = 2, max = 64) int size,
        @Param(doc = "probability of each bar", def = 0.125, min = 0.001, max = 0.999) double p,
        @IntParam(
                        doc = "training samples; a quarter as many test samples are drawn",
                        def = 10000,
                        min = 4,
                        max = 100000)
                int samples,
        @IntParam(doc = "seed of the samples", def = 1, min = 0) long seed)
        implements Dataset {

    @Override
    public Data load(Path folder) {
        List<Factor> factors = Stream.of("row-", "column-")
                .flatMap(side -> IntStream.range(0, size).mapToObj(i -> new Factor(side + i, 2)))
                .toList();
        return new Recipe(
                        Shape.of(axis("height", size), axis("width", size), axis("channels", 1)),
                        Interval.UNIT,
                        0,
                        factors)
                .draw(samples, seed, this::image);
    }

    private int image(SplitMix64 random, float[] sample, float[] bars) {
        for (int bar = 0; bar < bars.length; bar++) {
            bars[bar] = random.uniform() <= p ? 1 : 0;
        }
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                sample[y * size + x] = Math.max(bars[y], bars[size + x]);
            }
        }
        return 0;
    }
}
