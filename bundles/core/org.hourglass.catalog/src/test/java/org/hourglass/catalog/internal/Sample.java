package org.hourglass.catalog.internal;

import java.util.List;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.FlagParam;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.TextParam;
import org.hourglass.spi.tensor.Tensor;

/** A plugin with a parameter of every type. */
@RegularizerPlugin(name = "sample", doc = "Has a parameter of every type", aliases = "example")
record Sample(
        @Param(doc = "target", def = 0.05, min = 1e-4, max = 0.5, log = true) double rho,
        @IntParam(doc = "steps", def = 2, min = 1, max = 9) int steps,
        @IntParam(doc = "seed", def = 7) long seed,
        @ChoiceParam(doc = "shape", def = "very-flat") Shape shape,
        @FlagParam(doc = "tied", def = true) boolean tied,
        @TextParam(doc = "file", def = "a.csv", pattern = "[a-z.]+") String fileName,
        @ListParam(doc = "sizes", def = "512, 128", min = 1, maxSize = 8) List<Integer> hidden,
        @ListParam(doc = "shapes", def = "round") List<Shape> shapes)
        implements Regularizer {

    enum Shape {
        ROUND,
        VERY_FLAT
    }

    Sample {
        if (steps == 9 && tied) {
            throw new IllegalArgumentException("`steps`: must be below 9 if tied, but got 9");
        }
        if (steps == 8) {
            throw new UnsupportedOperationException("eight");
        }
    }

    @Override
    public Tensor penalty(Pass pass) {
        return pass.code().sum();
    }
}
