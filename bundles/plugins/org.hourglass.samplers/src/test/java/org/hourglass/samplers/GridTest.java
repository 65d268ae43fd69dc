package org.hourglass.samplers;

import org.hourglass.spi.Sampler;
import org.hourglass.testkit.SamplerContract;

final class GridTest implements SamplerContract {

    @Override
    public Sampler plugin() {
        return new Grid();
    }

    @Override
    public int trials() {
        return 1 + 2 * 15;
    }
}
