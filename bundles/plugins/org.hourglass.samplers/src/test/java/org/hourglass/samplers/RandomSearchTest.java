package org.hourglass.samplers;

import org.hourglass.spi.Sampler;
import org.hourglass.testkit.SamplerContract;

final class RandomSearchTest implements SamplerContract {

    @Override
    public Sampler plugin() {
        return new RandomSearch();
    }
}
