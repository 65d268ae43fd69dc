package org.hourglass.study.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
    public Objective objective() {
        return file.objective();
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
    public List<Revision> plugins() {
        Stream<Alternative> varying = file.space().slots().flatMap(slot -> slot.alternatives().stream());
        Stream<Alternative> fixed = Stream.of(file.evaluators(), file.baselines(), file.latentSamplers())
                .flatMap(List::stream);
        return Stream.concat(varying, fixed)
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
    public Trial trial(int number) {
        Objects.checkIndex(number, trials());
        Space.Point point = file.walk().point(number);
        return new Trial(number, point.values(), configuration(point));
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
