package org.hourglass.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hourglass.catalog.Documentation;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;

/**
 * What the Javadoc of a plugin must say. Numbers are of no use to a reader who does not know what was summed over what, or
 * whose method it is. A dataset that reads files of the user's own has their format instead of a source.
 */
final class DocumentationRules {

    private static final String FORMULA = "formula";

    /** What must be there beside a first sentence and a source; kinds that are not named here need a formula and shapes. */
    private static final Map<Kind, List<String>> NEEDED = Map.of(
            Kind.DATASET, List.of("Shape", "Domain"),
            Kind.NOISE, List.of(FORMULA, "Shape", "Domain", "Unit", "Gradient"),
            Kind.ARCHITECTURE, List.of(FORMULA, "Shape", "Domain"),
            Kind.LOSS, List.of(FORMULA, "Shape", "Domain", "Unit", "Reduction", "Gradient"),
            Kind.REGULARIZER, List.of(FORMULA, "Shape", "Domain", "Unit", "Reduction", "Gradient"),
            Kind.EVALUATOR, List.of(FORMULA, "Shape", "Domain", "Unit", "Reduction"),
            Kind.BASELINE, List.of(FORMULA, "Shape", "Domain", "Unit"),
            Kind.SAMPLER, List.of(FORMULA, "Shape", "Domain"),
            Kind.PRUNER, List.of(FORMULA, "Shape", "Domain", "Unit"));

    /** What is nobody's method says so. */
    private static final Pattern NO_PUBLICATION = Pattern.compile("definitions?\\b.*");

    private static final Pattern TITLE = Pattern.compile("\"[^\"]{4,}\"");
    private static final Pattern YEAR = Pattern.compile("\\b(1[6-9]|20)\\d\\d\\b");

    private DocumentationRules() {}

    /** Returns what is missing, a sentence for each. */
    static List<String> faults(Plugin plugin) {
        Documentation documentation = plugin.documentation();
        List<String> faults = new ArrayList<>();
        if (documentation.parts().isEmpty()) {
            faults.add("must have Javadoc, but has none");
            return named(plugin, faults);
        }
        Documentation.Part first = documentation.parts().get(0);
        if (first.formula() || !first.subject().isEmpty() || !first.text().matches(".*[.:]")) {
            faults.add("Javadoc must begin with a sentence that says what it is, but begins with " + first.text());
        }
        for (String subject : NEEDED.getOrDefault(plugin.revision().kind(), List.of(FORMULA, "Shape"))) {
            if (subject.equals(FORMULA) && documentation.formula().isEmpty()) {
                faults.add("Javadoc must show its formula between <pre> and </pre>, but has none");
            } else if (!subject.equals(FORMULA) && documentation.about(subject).isEmpty()) {
                faults.add("Javadoc must say `%s: ...`, but does not".formatted(subject));
            }
        }
        boolean ownFiles = plugin.revision().kind() == Kind.DATASET
                && documentation.about("Format").isPresent();
        if (!ownFiles) {
            checkSource(documentation.about("Source").orElse(""), faults);
        }
        return named(plugin, faults);
    }

    private static void checkSource(String source, List<String> faults) {
        if (source.isEmpty()) {
            faults.add("Javadoc must say `Source: author, \"title\", venue, year, section`, or `Source: definition`,"
                    + " but does not");
        } else if (!NO_PUBLICATION.matcher(source).matches()
                && !(TITLE.matcher(source).find() && YEAR.matcher(source).find())) {
            faults.add("Source must have a title in quotes and a year, or begin with definition, but got " + source);
        }
    }

    private static List<String> named(Plugin plugin, List<String> faults) {
        return faults.stream()
                .map(fault -> "%s %s (%s): %s"
                        .formatted(
                                plugin.revision().kind().key(),
                                plugin.revision().name(),
                                plugin.className(),
                                fault))
                .toList();
    }
}
