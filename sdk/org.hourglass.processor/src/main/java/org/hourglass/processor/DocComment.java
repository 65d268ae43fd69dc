package org.hourglass.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A doc comment as plain Markdown: paragraphs of one line each with a blank line between them, code between backticks, what
 * stands between {@code <pre>} tags between fences. Block tags and what only decorates are left out.
 */
final class DocComment {

    static final String FENCE = "```";

    private static final Pattern PRE = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@[a-z]+\\b");
    private static final Pattern LINK = Pattern.compile("([^\\s(]+(?:\\([^)]*\\))?)(?:\\s+(.+))?", Pattern.DOTALL);
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    private final List<String> blocks = new ArrayList<>();

    private DocComment() {}

    /** Returns the Markdown of a comment as the compiler gives it, without the asterisks. */
    static String toMarkdown(String comment) {
        DocComment markdown = new DocComment();
        Matcher pre = PRE.matcher(comment);
        int from = 0;
        while (pre.find()) {
            if (!markdown.prose(comment.substring(from, pre.start()))) {
                return markdown.text();
            }
            markdown.blocks.add(FENCE + "\n" + unindented(inline(pre.group(1), true)) + "\n" + FENCE);
            from = pre.end();
        }
        markdown.prose(comment.substring(from));
        return markdown.text();
    }

    private String text() {
        return String.join("\n\n", blocks);
    }

    /** Adds the paragraphs of a text, and says whether the comment goes on behind it: block tags end it. */
    private boolean prose(String text) {
        Matcher tag = BLOCK_TAG.matcher(text);
        boolean ends = tag.find();
        for (String paragraph : BLANK_LINE.split(inline(ends ? text.substring(0, tag.start()) : text, false))) {
            if (!paragraph.isBlank()) {
                blocks.add(oneLine(paragraph));
            }
        }
        return !ends;
    }

    private static String inline(String text, boolean pre) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("{@"); at >= 0; at = text.indexOf("{@", from)) {
            int end = closing(text, at);
            out.append(html(text.substring(from, at), pre)).append(tag(text.substring(at + 2, end), pre));
            from = Math.min(text.length(), end + 1);
        }
        return out.append(html(text.substring(from), pre)).toString();
    }

    /** Returns where the brace that opens there is closed. */
    private static int closing(String text, int opening) {
        int depth = 0;
        for (int i = opening; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String tag(String tag, boolean pre) {
        String[] parts = tag.split("\\s", 2);
        String content = parts.length < 2 ? "" : parts[1];
        if (pre) {
            return content;
        }
        return switch (parts[0]) {
            case "code", "value", "systemProperty" -> code(content);
            case "link", "linkplain" -> link(content.strip());
            default -> oneLine(content);
        };
    }

    private static String code(String content) {
        return "`" + oneLine(content) + "`";
    }

    /** Returns the label of a link, or what it refers to without its package. */
    private static String link(String content) {
        Matcher parts = LINK.matcher(content);
        if (!parts.matches() || parts.group(2) != null) {
            return oneLine(parts.matches() ? parts.group(2) : content);
        }
        return code(parts.group(1)
                .replaceAll("\\b[a-z]\\w*\\.(?=[\\w.]*[A-Z])", "")
                .replaceFirst("^#", "")
                .replace('#', '.'));
    }

    private static String html(String text, boolean pre) {
        String marked = pre ? text : codeElements(text).replaceAll("(?i)</?(p|ul|ol|dl)>", "\n\n");
        return entities(marked.replaceAll("(?i)<li>", "\n\n- ")
                .replaceAll("(?i)<sup>", "^")
                .replaceAll("(?i)<sub>", "_")
                .replaceAll("(?is)<a\\s+href=\"([^\"]*)\">(.*?)</a>", "$2 ($1)")
                .replaceAll("</?[a-zA-Z][^<>]*>", ""));
    }

    private static String codeElements(String text) {
        return Pattern.compile("<code>(.*?)</code>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(code(match.group(1))));
    }

    private static String entities(String text) {
        return Pattern.compile("&(#?\\w+);").matcher(text).replaceAll(match -> Matcher.quoteReplacement(entity(match)));
    }

    private static String entity(MatchResult match) {
        String name = match.group(1).toLowerCase(Locale.ROOT);
        if (name.matches("#\\d{1,6}")) {
            return Character.toString(Integer.parseInt(name.substring(1)));
        } else if (name.matches("#x[0-9a-f]{1,5}")) {
            return Character.toString(Integer.parseInt(name.substring(2), 16));
        }
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> match.group();
        };
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Returns the lines without what all of them are indented by, and without blank ones at both ends. */
    private static String unindented(String text) {
        return text.replaceFirst("^(\\s*\\n)+", "").stripTrailing().stripIndent();
    }
}
