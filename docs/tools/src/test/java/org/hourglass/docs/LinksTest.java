package org.hourglass.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links from page to page lead somewhere. */
final class LinksTest {

    private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyLinkWithinTheTreeHasATarget() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Page page : Page.all()) {
            Matcher link = LINK.matcher(page.text());
            while (link.find()) {
                if (!link.group(1).matches("[a-z]+:.*")) {
                    links++;
                    if (!leadsSomewhere(page, link.group(1))) {
                        dead.add(page.file() + ": " + link.group(1));
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(30);
    }

    private static boolean leadsSomewhere(Page page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path file = Tree.ROOT.resolve(page.file());
        Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
        if (parts.length < 2 || !Files.exists(target)) {
            return Files.exists(target);
        }
        return HEADING.matcher(Files.readString(target))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", ""))
                .anyMatch(heading -> heading.replace(' ', '-').equals(parts[1]));
    }
}
