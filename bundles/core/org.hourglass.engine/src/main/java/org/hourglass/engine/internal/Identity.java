package org.hourglass.engine.internal;

import java.util.Map;
import java.util.TreeMap;
import org.hourglass.engine.compute.Compute;

/** What decides bits beside configuration, data and seed. */
final class Identity {

    /** Raised whenever the engine's way of training or measuring changes results. */
    private static final String ENGINE = "1";

    private static final String SPI = "1.0";

    private Identity() {}

    static Map<String, Object> of(Compute compute) {
        Map<String, Object> identity = new TreeMap<>(compute.identity());
        identity.put("engine", ENGINE);
        identity.put("spi", SPI);
        return identity;
    }
}
