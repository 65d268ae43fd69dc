package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Loss;
import org.hourglass.spi.Noise;
import org.hourglass.spi.Regularizer;
import org.hourglass.study.Configuration;
import org.hourglass.study.Slot;

/**
 * The plugin instances of one run, and the one place where what they throw is caught.
 *
 * @param noise the corruption, if any
 * @param architecture encoder and decoder
 * @param regularizers the penalties with the names of their metrics
 * @param loss the distance
 */
record Plugins(
        Optional<Bound<Noise>> noise,
        Bound<Architecture> architecture,
        List<Bound<Regularizer>> regularizers,
        Bound<Loss> loss) {

    /** An instance with the slot that it fills. */
    record Bound<T>(Slot slot, T plugin) {

        /** Calls the plugin; what it throws becomes an error that names it, its revision and its parameters. */
        <R> R call(Supplier<R> body) {
            return calling(slot, body);
        }
    }

    static Plugins of(Configuration configuration, Catalog catalog) {
        return new Plugins(
                configuration.noise().map(slot -> bind(catalog, slot, Noise.class)),
                bind(catalog, configuration.architecture(), Architecture.class),
                configuration.regularizers().stream()
                        .map(slot -> bind(catalog, slot, Regularizer.class))
                        .toList(),
                bind(catalog, configuration.loss(), Loss.class));
    }

    static <T> Bound<T> bind(Catalog catalog, Slot slot, Class<T> type) {
        return new Bound<>(slot, catalog.create(catalog.find(slot.revision()), type, slot.values()));
    }

    /** Says whether some plugin needs the labels of the training samples. */
    boolean needLabels() {
        return labelled().findAny().isPresent();
    }

    /** Returns the slots of the plugins that need labels. */
    Stream<Slot> labelled() {
        return Stream.concat(
                Stream.of(architecture)
                        .filter(bound -> bound.plugin().needsLabels())
                        .map(Bound::slot),
                regularizers.stream()
                        .filter(bound -> bound.plugin().needsLabels())
                        .map(Bound::slot));
    }

    /** Returns a name for each regularizer, numbered from the second of one name. */
    List<String> penaltyNames() {
        List<String> names = new ArrayList<>();
        for (Bound<Regularizer> regularizer : regularizers) {
            String base = regularizer.slot().name();
            String name = base;
            for (int i = 2; names.contains(name); i++) {
                name = base + "-" + i;
            }
            names.add(name);
        }
        return names;
    }

    static <R> R calling(Slot slot, Supplier<R> body) {
        try {
            return body.get();
        } catch (HourglassException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new HourglassException(
                    ErrorCode.PLUGIN,
                    "%s (%s %s): %s".formatted(slot.name(), slot.revision(), slot.values(), message(slot, e)),
                    e);
        }
    }

    private static String message(Slot slot, Throwable e) {
        String text = e instanceof IllegalArgumentException && e.getMessage() != null ? e.getMessage() : e.toString();
        String prefix = slot.name() + ": ";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
