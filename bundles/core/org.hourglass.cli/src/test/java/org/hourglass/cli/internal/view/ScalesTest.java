package org.hourglass.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hourglass.statistics.importance.Scale;
import org.junit.jupiter.api.Test;

final class ScalesTest {

    @Test
    void scalesAreThoseOfTheDomainsByThePathsOfPoints() {
        assertThat(
                        Scales.of(
                                """
                        {"architecture":{"plugin":"mlp","code":{"int":[8,64],"log":true},"hidden":{"choice":[[64],[32]]}},
                         "noise":{"choice":["none",{"plugin":"masking@1.0.0","p":{"uniform":[0.1,0.5]}}]},
                         "regularizers":[{"choice":["none",{"plugin":"l1","weight":{"log-uniform":[1e-6,1e-2]}}]},
                          {"plugin":"weight-decay","weight":{"log-uniform":[1e-6,1e-2]}}],
                         "training":{"optimizer":"adam","batch":{"int":[32,256]}},
                         "variants":{"fast":{"training":{"learning-rate":{"log-uniform":[0.01,0.1]}}}}}"""))
                .isEqualTo(Map.of(
                        "architecture.code", Scale.LOG,
                        "noise.masking.p", Scale.LINEAR,
                        "regularizers.0.l1.weight", Scale.LOG,
                        "regularizers.1.weight", Scale.LOG,
                        "training.batch", Scale.LINEAR,
                        "training.learning-rate", Scale.LOG));
    }
}
