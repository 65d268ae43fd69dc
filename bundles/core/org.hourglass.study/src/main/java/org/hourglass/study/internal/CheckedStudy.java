package org.hourglass.study.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.hourglass.study.Configuration;
import org.hourglass.study.Objective;
import org.hourglass.study.Partition;
import org.hourglass.study.Slot;
import org.hourglass.study.Study;
import org.hourglass.study.Trial;

/** A study without faults. Thread-safe, and a trial is made anew each time it is asked for. */
record CheckedStudy(StudyFile file, String source, String canonical, Catalog catalog) implements Study {

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public String question() {
        return file.question();
    }

    @Override
    public List<Objective> objectives() {
        return file.objectives();
    }

    @Override
    public int replicates() {
        return file.replicates();
    }

    @Override
    public long seed() {
        return file.walk().search().seed();
    }

    @Override
    public Failures failures() {
        return file.failures();
    }

    @Override
    public Optional<Slot> pruner() {
        return file.pruner().flatMap(pruner -> slot(pruner, pruner.first()));
    }

    @Override
    public Budget budget() {
        return file.budget();
    }

    @Override
    public Isolation isolation() {
        return file.isolation();
    }

    @Override
    public int window() {
        return file.walk().search().window();
    }

    @Override
    public List<Revision> plugins() {
        Stream<Alternative> varying = file.space().slots().flatMap(slot -> slot.alternatives().stream());
        Stream<Alternative> fixed = Stream.of(file.evaluators(), file.baselines(), file.latentSamplers())
                .flatMap(List::stream);
        Stream<Alternative> searching =
                Stream.concat(Stream.of(file.walk().search().named()), file.pruner().stream());
        return Stream.of(varying, fixed, searching)
                .flatMap(alternatives -> alternatives)
                .flatMap(alternative -> alternative.option().stream())
                .flatMap(option -> option.plugin().stream())
                .map(Plugin::revision)
                .distinct()
                .toList();
    }

    @Override
    public int trials() {
        return file.walk().trials();
    }

    @Override
    public int excluded() {
        return file.walk().excluded();
    }

    @Override
    public int known() {
        return file.walk().known();
    }

    @Override
    public Trial trial(int number) {
        Objects.checkIndex(number, known());
        Map<String, Double> coordinates = file.walk().coordinates(number);
        return trial(number, coordinates, file.space().point(coordinates));
    }

    @Override
    public Trial trial(int number, Map<String, Object> point) {
        Map<String, Double> coordinates = file.space()
                .coordinates(point)
                .orElseThrow(() -> new HourglassException(
                        ErrorCode.USER,
                        "%s: must have the point %s of trial %d, but its space is another one"
                                .formatted(name(), point, number)));
        return trial(number, coordinates, file.space().point(coordinates));
    }

    @Override
    public Suggester suggester() {
        Walk.Steps steps = file.walk().steps();
        return (number, asked, history) -> {
            try {
                Walk.Step step = steps.next(asked, history);
                return new Suggestion(trial(number, step.coordinates(), step.point()), step.asked());
            } catch (HourglassException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new HourglassException(
                        ErrorCode.PLUGIN,
                        "%s: must suggest a point for trial %d, but failed: %s"
                                .formatted(file.walk().search().named().label(), number, e),
                        e);
            }
        };
    }

    private Trial trial(int number, Map<String, Double> coordinates, Space.Point point) {
        return new Trial(number, point.values(), coordinates, configuration(point));
    }

    private Configuration configuration(Space.Point point) {
        SlotSpace.Filling dataset = point.filling("dataset");
        return new Configuration(
                slot(dataset).orElseThrow(),
                new Partition(
                        rows(dataset.alternative(), StudyReader.TRAIN),
                        rows(dataset.alternative(), StudyReader.VALIDATION)),
                slot(point.filling("noise")),
                slot(point.filling("architecture")).orElseThrow(),
                regularizers(point),
                slot(point.filling("loss")).orElseThrow(),
                TrainingReader.training(point),
                fixed(file.evaluators()),
                fixed(file.baselines()),
                fixed(file.latentSamplers()));
    }

    private static int rows(Alternative dataset, String key) {
        return dataset.extras().get(key) instanceof Long rows ? Math.toIntExact(rows) : 0;
    }

    private List<Slot> regularizers(Space.Point point) {
        return point.fillings().entrySet().stream()
                .filter(slot -> slot.getKey().startsWith("regularizers"))
                .flatMap(slot -> slot(slot.getValue()).stream())
                .toList();
    }

    private List<Slot> fixed(List<Alternative> alternatives) {
        return alternatives.stream()
                .flatMap(alternative -> slot(alternative, alternative.first()).stream())
                .toList();
    }

    private Optional<Slot> slot(SlotSpace.Filling filling) {
        return slot(filling.alternative(), filling.values());
    }

    private Optional<Slot> slot(Alternative alternative, Map<String, Object> values) {
        return alternative
                .option()
                .flatMap(Option::plugin)
                .map(plugin -> new Slot(plugin.revision(), catalog.complete(plugin, values)));
    }
}
