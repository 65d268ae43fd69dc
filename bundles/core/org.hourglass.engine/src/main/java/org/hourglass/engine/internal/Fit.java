package org.hourglass.engine.internal;

import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.spi.Stage;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.study.Configuration;
import org.hourglass.study.Slot;

/** Whether the plugins of a configuration fit its data: what can be told before anything is trained. */
record Fit(Configuration configuration, Plugins plugins, LoadedData data) {

    /** Refuses data that do not lie where loss and noise need them, no labels where needed, too few epochs. */
    void require() {
        requireEpochs();
        requireRange(
                plugins.loss().slot(), plugins.loss().plugin().dataRange(), "; use another loss, such as mse-mean");
        String other = "; use noise for data of any range, such as gaussian without clip";
        plugins.noise()
                .ifPresent(noise -> requireRange(noise.slot(), noise.plugin().dataRange(), other));
        Optional<Slot> labelled = plugins.labelled().findFirst();
        if (labelled.isPresent() && data.train().labels().isEmpty()) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "%s: the data must have labels, but %s has none; use a dataset with labels or leave %s out"
                            .formatted(
                                    labelled.get().name(),
                                    configuration.dataset().name(),
                                    labelled.get().name()));
        }
    }

    private void requireRange(Slot slot, Interval needed, String remedy) {
        Interval range = data.data().range();
        if (!range.within(needed)) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "%s: the data must be in %s, but the range of %s is %s%s"
                            .formatted(
                                    slot.name(), needed, configuration.dataset().name(), range, remedy));
        }
    }

    private void requireEpochs() {
        int pretraining = plugins
                .architecture()
                .call(() -> plugins.architecture().plugin().pretraining())
                .stream()
                .mapToInt(Stage::epochs)
                .sum();
        if (pretraining > configuration.training().epochs()) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "training.epochs: must be at least the %d epochs of the pretraining of %s, but got %d"
                            .formatted(
                                    pretraining,
                                    plugins.architecture().slot().name(),
                                    configuration.training().epochs()));
        }
    }

    /** Returns a warning of a code that may just memorize: as large as the data, without penalty or noise. */
    Optional<String> warning() {
        int features = data.data().sample().size();
        int size = plugins.architecture()
                .call(() -> plugins.architecture().plugin().codeSize(data.data().sample()));
        boolean free =
                configuration.noise().isEmpty() && configuration.regularizers().isEmpty();
        return free && size >= features && plugins.architecture().plugin().mayMemorize()
                ? Optional.of(
                        "a code of %d for %d features without regularizer or noise may just memorize; add one of them"
                                .formatted(size, features))
                : Optional.empty();
    }
}
