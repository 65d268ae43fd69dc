package org.hourglass.tensorflow.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Trains with TensorFlow. The native library is loaded when it is first needed. */
@Component
public final class TensorFlowCompute implements Compute {

    private static final String ONE_DNN = "TF_ENABLE_ONEDNN_OPTS";

    /** Makes the service; touches nothing native. */
    @Activate
    public TensorFlowCompute() {}

    @Override
    public Resident load(Matrix samples, Optional<Labels> labels) {
        return new ResidentSamples(samples, labels);
    }

    @Override
    public Computation build(Blueprint blueprint) {
        return TfComputation.of(blueprint);
    }

    @Override
    public Map<String, Object> identity() {
        Map<String, Object> identity = new TreeMap<>();
        identity.put("tensorflow", NativeLibrary.version());
        identity.put("onednn", Optional.ofNullable(System.getenv(ONE_DNN)).orElse("default"));
        identity.put("execution", "graph, one thread per operation");
        identity.put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        identity.put("processor", Processor.name());
        return identity;
    }
}
