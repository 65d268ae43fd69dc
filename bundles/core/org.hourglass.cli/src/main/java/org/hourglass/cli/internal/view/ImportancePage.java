package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hourglass.cli.internal.text.Bar;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.statistics.importance.Importances;
import org.hourglass.statistics.importance.Method;

/** How much each parameter decides, as bars. */
public final class ImportancePage {

    private static final int BAR = 30;
    private static final int PAIRS = 3;
    private static final double WORTH_TELLING = 0.02;

    private final String study;
    private final String metric;
    private final Importances found;

    /** Makes the page of a study. */
    public ImportancePage(String study, String metric, Importances found) {
        this.study = study;
        this.metric = metric;
        this.found = found;
    }

    /** {@code importance STUDY --json}. */
    public Map<String, Object> document() {
        return Documents.object(
                "study", study,
                "metric", metric,
                "method", found.method().key(),
                "trials", found.trials(),
                "parameters",
                        found.shares().stream()
                                .map(share -> Documents.object(
                                        "parameter", share.parameter(),
                                        "importance", share.share(),
                                        "explained", share.explained()))
                                .toList(),
                "pairs",
                        found.pairs().stream()
                                .map(pair -> Documents.object(
                                        "first", pair.first(),
                                        "second", pair.second(),
                                        "explained", pair.explained()))
                                .toList());
    }

    /** Returns the page, none of its lines wider than that. */
    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Lines.wrap(
                "%s: what decides %s, by %s over %s"
                        .formatted(
                                study, metric, found.method().key(), Numbers.count(found.trials(), "completed trial")),
                width,
                2));
        lines.add("");
        double largest = found.shares().get(0).share();
        Table table = Table.of("parameter", "importance>", "");
        found.shares()
                .forEach(share -> table.row(
                        share.parameter(),
                        percent(share.share()),
                        Bar.of(largest > 0 ? share.share() / largest : 0, BAR)));
        lines.addAll(table.lines(width));
        lines.add("");
        lines.addAll(Lines.wrap(explained(), width, 0));
        return lines;
    }

    private String explained() {
        double singles = found.shares().stream()
                .mapToDouble(Importances.Share::explained)
                .sum();
        if (found.method() == Method.RANKS) {
            return "Of the ranks, these explain one by one %s at most. What neither rises nor falls, and pairs, are not seen;"
                            .formatted(percent(found.shares().get(0).explained()))
                    + " `--method fanova` sees them.";
        }
        StringBuilder text = new StringBuilder(
                "Of the variance over the space, single parameters explain %s".formatted(percent(singles)));
        found.pairs().stream()
                .limit(PAIRS)
                .filter(pair -> pair.explained() >= WORTH_TELLING)
                .forEach(pair -> text.append(
                        ", %s with %s %s more".formatted(pair.first(), pair.second(), percent(pair.explained()))));
        return text.append('.').toString();
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
