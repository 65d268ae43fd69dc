package org.hourglass.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plugin's Javadoc says, part after part. A sentence that begins with one of the {@link #SUBJECTS} and a colon begins a
 * part about that subject, which goes on to the next subject or to the end of the paragraph.
 *
 * @param parts in their order
 */
public record Documentation(List<Part> parts) {

    /** What parts may be about. */
    public static final List<String> SUBJECTS =
            List.of("Shape", "Domain", "Unit", "Reduction", "Gradient", "Randomness", "State", "Format", "Source");

    private static final Pattern BLOCK = Pattern.compile("```\\n(.*?)\\n```|([^\\n](?:(?!\\n\\n).)*)", Pattern.DOTALL);
    private static final Pattern SUBJECT = Pattern.compile("(?:^|(?<=[.;?!)] ))(" + String.join("|", SUBJECTS) + "): ");

    /** Copies the list. */
    public Documentation {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param subject what it is about, one of {@link #SUBJECTS}; empty if it is about none of them
     * @param text one line with code between backticks, or the lines of a formula
     * @param formula whether it is a formula, to be shown as it stands
     */
    public record Part(String subject, String text, boolean formula) {}

    /**
     * Returns the parts of what a descriptor has as {@code javadoc}.
     *
     * @param markdown paragraphs of one line each with a blank line between them; a formula stands between lines of three
     *     backticks
     */
    public static Documentation of(String markdown) {
        List<Part> parts = new ArrayList<>();
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            if (block.group(1) != null) {
                parts.add(new Part("", block.group(1), true));
            } else if (!block.group(2).isBlank()) {
                addParts(block.group(2).strip(), parts);
            }
        }
        return new Documentation(parts);
    }

    private static void addParts(String paragraph, List<Part> parts) {
        Matcher subject = SUBJECT.matcher(paragraph);
        String current = "";
        int from = 0;
        while (subject.find()) {
            if (!withinQuotes(paragraph, subject.start())) {
                addPart(current, paragraph.substring(from, subject.start()), parts);
                current = subject.group(1);
                from = subject.end();
            }
        }
        addPart(current, paragraph.substring(from), parts);
    }

    /** Titles of papers have colons, too. */
    private static boolean withinQuotes(String text, int position) {
        return text.substring(0, position).chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static void addPart(String subject, String text, List<Part> parts) {
        if (!text.isBlank()) {
            parts.add(new Part(subject, text.strip(), false));
        }
    }

    /** Returns the formulas, joined by a line break; empty if there is none. */
    public String formula() {
        return String.join("\n", texts(parts.stream().filter(Part::formula).toList()));
    }

    /** Returns what is said about a subject, if anything is. */
    public Optional<String> about(String subject) {
        List<Part> found =
                parts.stream().filter(part -> part.subject().equals(subject)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts(found)));
    }

    private static List<String> texts(List<Part> parts) {
        return parts.stream().map(Part::text).toList();
    }
}
