package org.hourglass.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    /** A block between fences: what language it is in, and its first line's number. */
    record Snippet(String file, int line, String language, String text) {

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Returns the pages that people write and read. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String place : List.of("README.md", "CHANGELOG.md", "benchmarks/README.md", "docs")) {
            try (Stream<Path> files = Files.walk(Tree.ROOT.resolve(place))) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".md") && !file.toString().contains("node_modules")) {
                        pages.add(new Page(Tree.ROOT.relativize(file), Files.readString(file)));
                    }
                }
            }
        }
        return pages;
    }

    /** Returns the blocks in this language. */
    static List<Snippet> snippets(String language) throws IOException {
        return all().stream()
                .flatMap(page -> page.snippets().stream())
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    private List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            int line = (int) text.substring(0, block.start(2)).lines().count() + 1;
            snippets.add(new Snippet(file.toString(), line, block.group(1), block.group(2)));
        }
        return snippets;
    }
}
