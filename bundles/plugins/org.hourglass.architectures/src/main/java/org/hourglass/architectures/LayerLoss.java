package org.hourglass.architectures;

import java.util.OptionalDouble;
import org.hourglass.spi.Loss;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/** The squared error of a layer's units, which have their activation already. */
enum LayerLoss implements Loss {
    MSE_MEAN {
        @Override
        public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
            return x.minus(raw).square().mean("features");
        }

        @Override
        public OptionalDouble nats(int features) {
            return OptionalDouble.of(features / 2.0);
        }
    },
    MSE_SUM {
        @Override
        public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
            return x.minus(raw).square().sum("features");
        }

        @Override
        public OptionalDouble nats(int features) {
            return OptionalDouble.of(0.5);
        }
    };

    @Override
    public Tensor reconstruction(Tensor raw) {
        return raw;
    }

    @Override
    public Interval dataRange() {
        return Interval.ALL;
    }
}
