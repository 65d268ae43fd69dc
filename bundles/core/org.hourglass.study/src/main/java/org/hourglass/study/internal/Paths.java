package org.hourglass.study.internal;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths in an expression. They are replaced by identifiers before it is parsed, because {@code learning-rate} would
 * read as a subtraction.
 */
final class Paths {

    private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*(?:\\[[0-9]+])?(?:\\.[A-Za-z][A-Za-z0-9_-]*)*");
    private static final Set<String> WORDS = Set.of(
            "and", "or", "not", "true", "false", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "empty", "size");

    private final String text;
    private final Set<String> known;
    private final Map<String, String> identifiers;

    /**
     * Makes a scanner.
     *
     * @param known all paths there are
     * @param identifiers gets an identifier for each path that occurs
     */
    Paths(String text, Set<String> known, Map<String, String> identifiers) {
        this.text = text;
        this.known = known;
        this.identifiers = identifiers;
    }

    /** Returns the expression over identifiers; {@code unknown} hears of each path that there is not. */
    String replaced(Consumer<String> unknown) {
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            Optional<String> verbatim = next(TEXT, from).or(() -> next(NUMBER, from));
            String token = verbatim.or(() -> next(PATH, from)).orElse(text.substring(at, at + 1));
            if (verbatim.isEmpty() && token.matches("[A-Za-z_$].*")) {
                token = path(token, replaced, unknown);
            } else {
                replaced.append(token);
            }
            at += token.length();
        }
        return replaced.toString();
    }

    private Optional<String> next(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Appends what stands for a path and returns how much of the token that is: {@code code-8} may be a difference. */
    private String path(String token, StringBuilder replaced, Consumer<String> unknown) {
        if (WORDS.contains(token)) {
            replaced.append(token);
            return token;
        }
        Optional<String> path = known.stream()
                .filter(p -> token.equals(p) || token.startsWith(p + "-"))
                .max(Comparator.comparingInt(String::length));
        if (path.isEmpty()) {
            unknown.accept(token);
            return token;
        }
        replaced.append(identifiers.computeIfAbsent(path.get(), p -> "p" + identifiers.size()));
        return path.get();
    }
}
