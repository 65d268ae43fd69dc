package org.hourglass.study.internal;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Parameter;
import org.hourglass.study.Training;

/** Reads {@code training} into slots: one for the optimizer, one for the schedule, one for the numbers. */
final class TrainingReader {

    static final String KEY = "training";

    private static final String OPTIMIZER = KEY + ".optimizer";
    private static final String SCHEDULE = KEY + ".schedule";
    private static final double NO_END = Double.POSITIVE_INFINITY;
    private static final int MANY = 1_000_000;

    /** The constants are those of Keras where Keras and PyTorch differ. */
    private static final List<Option> OPTIMIZERS = List.of(
            Option.own("sgd"),
            Option.own("momentum", fraction("momentum", 0.9), flag("nesterov")),
            Option.own("rmsprop", fraction("decay", 0.9), fraction("momentum", 0), positive("epsilon", 1e-7)),
            Option.own("adam", fraction("beta1", 0.9), fraction("beta2", 0.999), positive("epsilon", 1e-7)));

    private static final List<Option> SCHEDULES = List.of(
            Option.own("constant"),
            Option.own("cosine", real("final-fraction", 0, 1, 0)),
            Option.own(
                    "step",
                    whole("every", 1, MANY, 10),
                    new Parameter("factor", "", new Domain.Real(Double.MIN_VALUE, 1, false), 0.1)));

    private static final Parameter LEARNING_RATE = positive("learning-rate", 1e-3);
    private static final Parameter CLIP_NORM = positive("clip-norm", NO_END);
    private static final Parameter BATCH = whole("batch", 1, MANY, 128);
    private static final Parameter REMAINDER =
            new Parameter("remainder", "", new Domain.Choice(List.of("drop", "keep")), "drop");
    private static final Parameter EPOCHS = whole("epochs", 1, MANY, 10);
    private static final Parameter CHECKPOINT_SECONDS = real("checkpoint-seconds", 0, 1e6, 10);
    private static final Parameter[] NUMBERS = {LEARNING_RATE, CLIP_NORM, BATCH, REMAINDER, EPOCHS, CHECKPOINT_SECONDS};

    private final Faults faults;

    TrainingReader(Faults faults) {
        this.faults = faults;
    }

    /** Returns the slots, as many as could be read. */
    List<SlotSpace> read(Tree.Entries entries) {
        Keys keys = new Keys(entries, KEY, faults);
        Optional<SlotSpace> optimizer =
                slot(OPTIMIZER, "optimizer", OPTIMIZERS, orName(keys.find("optimizer"), "adam", keys.place()));
        Optional<SlotSpace> schedule =
                slot(SCHEDULE, "schedule", SCHEDULES, orName(keys.find("schedule"), "constant", keys.place()));
        SlotSpace numbers = numbers(keys);
        keys.refuseOthers();
        return List.of(optimizer, schedule, Optional.of(numbers)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Tree orName(Optional<Tree> tree, String name, Place place) {
        return tree.orElse(new Tree.Scalar(place, name, name));
    }

    private Optional<SlotSpace> slot(String path, String what, List<Option> options, Tree tree) {
        EnumSet<SlotReader.Permission> varies = EnumSet.of(SlotReader.Permission.VARIES);
        return new SlotReader(path, new Own(what, options), varies, List.of(), faults).read(tree);
    }

    private SlotSpace numbers(Keys keys) {
        Map<String, Term> terms = new LinkedHashMap<>();
        for (Parameter parameter : NUMBERS) {
            Optional<Tree> tree = keys.find(parameter.name());
            if (tree.isPresent() && !isNoClipping(parameter, tree.get())) {
                term(parameter, tree.get()).ifPresent(term -> terms.put(parameter.name(), term));
            } else if (!parameter.equals(CLIP_NORM)) {
                terms.put(parameter.name(), new Term.Literal(parameter.def()));
            }
        }
        Option option = Option.own(KEY, NUMBERS);
        Alternative only = new Alternative(KEY, KEY, Optional.of(option), terms, Map.of(), keys.place());
        return new SlotSpace(KEY, List.of(only), false);
    }

    private static boolean isNoClipping(Parameter parameter, Tree tree) {
        return parameter.equals(CLIP_NORM) && Alternative.NONE.equals(tree.plain());
    }

    private Optional<Term> term(Parameter parameter, Tree tree) {
        TermReader reader = new TermReader(KEY + "." + parameter.name(), parameter.domain(), faults);
        return parameter.equals(CHECKPOINT_SECONDS) ? reader.literal(tree).map(Term.Literal::new) : reader.read(tree);
    }

    /** The options that the workbench has of its own. */
    private record Own(String what, List<Option> options) implements Shelf {
        @Override
        public Optional<Option> find(String reference, Place place, Faults faults) {
            Optional<Option> found =
                    options.stream().filter(o -> o.name().equals(reference)).findFirst();
            if (found.isEmpty()) {
                List<String> names = options.stream().map(Option::name).toList();
                faults.unknown(
                        place, "no %s is called `%.60s`".formatted(what, reference), reference, "there are", names);
            }
            return found;
        }
    }

    /** Returns what a point says about training. */
    static Training training(Space.Point point) {
        Map<String, Object> numbers = point.filling(KEY).values();
        return new Training(
                optimizer(point.filling(OPTIMIZER)),
                real(numbers, LEARNING_RATE.name()),
                schedule(point.filling(SCHEDULE)),
                Optional.ofNullable(numbers.get(CLIP_NORM.name())).map(Double.class::cast),
                whole(numbers, BATCH.name()),
                "keep".equals(numbers.get(REMAINDER.name())),
                whole(numbers, EPOCHS.name()),
                real(numbers, CHECKPOINT_SECONDS.name()));
    }

    private static Training.Optimizer optimizer(SlotSpace.Filling filling) {
        Map<String, Object> values = filling.values();
        return switch (filling.alternative().option().orElseThrow().name()) {
            case "sgd" -> new Training.Optimizer.Sgd();
            case "momentum" ->
                new Training.Optimizer.Momentum(real(values, "momentum"), Boolean.TRUE.equals(values.get("nesterov")));
            case "rmsprop" ->
                new Training.Optimizer.RmsProp(
                        real(values, "decay"), real(values, "momentum"), real(values, "epsilon"));
            default ->
                new Training.Optimizer.Adam(real(values, "beta1"), real(values, "beta2"), real(values, "epsilon"));
        };
    }

    private static Training.Schedule schedule(SlotSpace.Filling filling) {
        Map<String, Object> values = filling.values();
        return switch (filling.alternative().option().orElseThrow().name()) {
            case "constant" -> new Training.Schedule.Constant();
            case "cosine" -> new Training.Schedule.Cosine(real(values, "final-fraction"));
            default -> new Training.Schedule.Step(whole(values, "every"), real(values, "factor"));
        };
    }

    private static double real(Map<String, Object> values, String name) {
        return ((Number) Optional.ofNullable(values.get(name)).orElseThrow()).doubleValue();
    }

    private static int whole(Map<String, Object> values, String name) {
        return Math.toIntExact((Long) Optional.ofNullable(values.get(name)).orElseThrow());
    }

    private static Parameter real(String name, double min, double max, double def) {
        return new Parameter(name, "", new Domain.Real(min, max, false), def);
    }

    private static Parameter fraction(String name, double def) {
        return real(name, 0, Math.nextDown(1.0), def);
    }

    private static Parameter positive(String name, double def) {
        return new Parameter(name, "", new Domain.Real(Double.MIN_VALUE, NO_END, true), def);
    }

    private static Parameter whole(String name, long min, long max, long def) {
        return new Parameter(name, "", new Domain.Whole(min, max, false), def);
    }

    private static Parameter flag(String name) {
        return new Parameter(name, "", new Domain.Flag(), false);
    }
}
