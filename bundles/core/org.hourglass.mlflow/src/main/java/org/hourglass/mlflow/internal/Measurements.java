package org.hourglass.mlflow.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hourglass.mlflow.internal.Remote.Measurement;
import org.jspecify.annotations.Nullable;

/** Values of metrics as MLflow shows them. */
final class Measurements {

    /** What every version of the server takes at once, and takes again without doubles. */
    static final int AT_ONCE = 100;

    private Measurements() {}

    /**
     * Returns the values of one epoch. A metric whose latest value is not finite vanishes from the pages, so such values
     * are counted instead.
     */
    static List<Measurement> of(Map<String, ? extends @Nullable Object> metrics, long epoch, long time) {
        List<Measurement> measurements = new ArrayList<>();
        int nonfinite = 0;
        for (Map.Entry<String, ? extends @Nullable Object> metric : metrics.entrySet()) {
            if (metric.getValue() instanceof Number number && Double.isFinite(number.doubleValue())) {
                measurements.add(new Measurement(Names.key(metric.getKey()), number.doubleValue(), time, epoch));
            } else {
                nonfinite++;
            }
        }
        if (nonfinite > 0) {
            measurements.add(new Measurement("nonfinite/count", nonfinite, time, epoch));
        }
        return measurements;
    }

    static List<List<Measurement>> chunks(List<Measurement> all) {
        List<List<Measurement>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return chunks;
    }
}
