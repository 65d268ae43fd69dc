package org.hourglass.study.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Revision;
import org.hourglass.study.StudyParser;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads study files in YAML against the plugins installed now. */
@Component
public final class YamlStudyParser implements StudyParser {

    private static final int TRIALS_CHECKED = 1000;

    private final Catalog catalog;

    /** Makes a parser over a catalog. */
    @Activate
    public YamlStudyParser(@Reference Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Reading read(String file, String text, Map<String, String> settings, List<Revision> pins) {
        Faults faults = new Faults();
        Optional<StudyFile> study = TreeReader.read(file, text, faults)
                .map(tree -> new Settings(faults).apply(tree, settings))
                .flatMap(tree -> study(tree, pins, faults));
        if (faults.size() == 0) {
            study.ifPresent(checked -> checkTogether(checked, faults));
        }
        if (faults.size() > 0 || study.isEmpty()) {
            return new Reading(Optional.empty(), faults.sorted());
        }
        String canonical = Canonical.write(study.get());
        return new Reading(Optional.of(new CheckedStudy(study.get(), text, canonical, catalog)), List.of());
    }

    @Override
    public Predicate<Map<String, Object>> condition(String option, String text, Set<String> names) {
        Faults faults = new Faults();
        Tree tree = new Tree.Scalar(Place.of(option, 1, 1), text, text);
        Optional<Exclusion> condition = Exclusion.read(tree, names, faults);
        refuse(option, faults);
        return values -> {
            boolean holds = condition.orElseThrow().holds(values, faults);
            refuse(option, faults);
            return holds;
        };
    }

    private static void refuse(String option, Faults faults) {
        faults.sorted().stream().findFirst().ifPresent(fault -> {
            String message = "`%s`: %s".formatted(option, fault.toString().replaceFirst("^.*?:1:1: ", ""));
            throw new HourglassException(ErrorCode.USER, message);
        });
    }

    private Optional<StudyFile> study(Tree tree, List<Revision> pins, Faults faults) {
        if (!(tree instanceof Tree.Entries root)) {
            faults.add(
                    tree.place(),
                    "a study cannot be %s".formatted(tree.shown()),
                    "write a map with study, dataset, architecture and loss");
            return Optional.empty();
        }
        return new StudyReader(catalog, pins, root, faults).read();
    }

    /** Lets plugins judge values that vary in the combinations that will be tried. */
    private void checkTogether(StudyFile file, Faults faults) {
        Set<SlotSpace.Filling> seen = new HashSet<>();
        for (int i = 0; i < Math.min(file.walk().known(), TRIALS_CHECKED); i++) {
            Space.Point point = file.space().point(file.walk().coordinates(i));
            point.fillings().forEach((path, filling) -> {
                Optional<Option> option =
                        filling.alternative().option().filter(o -> o.plugin().isPresent());
                if (option.isPresent() && filling.alternative().varies() && seen.add(filling)) {
                    Kind kind = option.get().plugin().orElseThrow().revision().kind();
                    new Plugins(catalog, List.of(), kind, false)
                            .check(
                                    option.get(),
                                    filling.values(),
                                    filling.alternative().place(),
                                    faults);
                }
            });
        }
    }
}
