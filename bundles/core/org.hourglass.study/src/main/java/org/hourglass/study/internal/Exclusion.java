package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
import org.jspecify.annotations.Nullable;

/** A condition under which a point is left out. It never holds where one of its paths is not active. */
final class Exclusion {

    private static final String SHAPE = "write it like \"architecture.code > 64 && loss == 'mse-sum'\"";

    private final String text;
    private final Place place;
    private final JexlExpression expression;
    private final Map<String, String> identifiers;

    private Exclusion(String text, Place place, JexlExpression expression, Map<String, String> identifiers) {
        this.text = text;
        this.place = place;
        this.expression = expression;
        this.identifiers = identifiers;
    }

    /** Reads an expression over these paths, or finds faults. */
    static Optional<Exclusion> read(Tree tree, Set<String> paths, Faults faults) {
        if (!(tree.plain() instanceof String text)) {
            faults.add(tree.place(), "`exclude` cannot have %s".formatted(tree.shown()), SHAPE);
            return Optional.empty();
        }
        int before = faults.size();
        Map<String, String> identifiers = new LinkedHashMap<>();
        String replaced = new Paths(text, paths, identifiers)
                .replaced(unknown -> faults.unknown(
                        tree.place(),
                        "`%.60s` is no path of this study".formatted(unknown),
                        unknown,
                        "its paths",
                        paths));
        if (faults.size() > before) {
            return Optional.empty();
        }
        try {
            JexlExpression expression = Expressions.parse(replaced);
            return Optional.of(new Exclusion(text, tree.place(), expression, identifiers));
        } catch (JexlException e) {
            faults.add(tree.place(), "%s is not an expression that can be read".formatted(tree.shown()), SHAPE);
            return Optional.empty();
        }
    }

    String text() {
        return text;
    }

    Place place() {
        return place;
    }

    /** Says whether the point is left out, or finds that this cannot be said. */
    boolean excludes(Space.Point point, Faults faults) {
        return holds(point.active(), faults);
    }

    /** Says whether it is true of these values, or finds that this cannot be said. */
    boolean holds(Map<String, Object> active, Faults faults) {
        if (!active.keySet().containsAll(identifiers.keySet())) {
            return false;
        }
        MapContext context = new MapContext();
        identifiers.forEach((path, identifier) -> context.set(identifier, active.get(path)));
        Object result = result(context);
        if (result instanceof Boolean excluded) {
            return excluded;
        }
        faults.add(
                place,
                "`%.60s` is neither true nor false where %s".formatted(text, values(active)),
                "compare numbers with numbers and texts with texts; list[0] is the first of a list");
        return false;
    }

    private @Nullable Object result(MapContext context) {
        try {
            return expression.evaluate(context);
        } catch (JexlException e) {
            return null;
        }
    }

    private String values(Map<String, Object> active) {
        return identifiers.keySet().stream()
                .map(path -> "`%s` is %s".formatted(path, active.get(path)))
                .reduce((a, b) -> a + " and " + b)
                .orElse("nothing varies");
    }
}
