package org.hourglass.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.junit.jupiter.api.Test;

final class ReferencesTest {

    private static Plugin plugin(String name, String version, String digit) {
        Revision revision = new Revision(Kind.LOSS, name, version, digit.repeat(64), "org.example." + name);
        return new Plugin(revision, "doc", "", "X", List.of("old-" + name), List.of());
    }

    private static Catalog of(Plugin... plugins) {
        List<Stock> stock = List.of(plugins).stream()
                .map(plugin -> new Stock(plugin, new Origin("b", "1", "s", null), Class::forName, true))
                .toList();
        return ShelfCatalog.of(stock);
    }

    private static void fails(Catalog catalog, Kind kind, String reference, String message) {
        assertThatExceptionOfType(HourglassException.class)
                .isThrownBy(() -> catalog.find(kind, reference))
                .withMessage(message);
    }

    private final Catalog catalog = of(
            plugin("huber", "1.9.0", "1"),
            plugin("huber", "1.10.0", "2"),
            plugin("huber", "1.10.0.SNAPSHOT", "3"),
            plugin("cauchy", "1.0.0.SNAPSHOT", "4"),
            plugin("cauchy", "1.0.0.SNAPSHOT", "5"));

    @Test
    void listsTheHighestVersionFirst() {
        assertThat(catalog.plugins())
                .extracting(plugin -> plugin.revision().toString())
                .containsExactly(
                        "cauchy@1.0.0.SNAPSHOT",
                        "cauchy@1.0.0.SNAPSHOT",
                        "huber@1.10.0",
                        "huber@1.10.0.SNAPSHOT",
                        "huber@1.9.0");
    }

    @Test
    void takesTheHighestVersionForANameAlone() {
        assertThat(catalog.find(Kind.LOSS, "huber").revision().version()).isEqualTo("1.10.0");
        assertThat(catalog.find(Kind.LOSS, "old-huber").revision().version()).isEqualTo("1.10.0");
    }

    @Test
    void takesTheVersionThatIsNamed() {
        assertThat(catalog.find(Kind.LOSS, "huber@1.9").revision().version()).isEqualTo("1.9.0");
        assertThat(catalog.find(Kind.LOSS, "huber@1.10.0-SNAPSHOT").revision().version())
                .isEqualTo("1.10.0.SNAPSHOT");
    }

    @Test
    void takesTheContentThatIsNamed() {
        assertThat(catalog.find(Kind.LOSS, "cauchy@sha256:5555").revision().sha256())
                .startsWith("5");
    }

    @Test
    void saysWhatThereIsForAnUnknownName() {
        fails(
                catalog,
                Kind.LOSS,
                "hubr",
                "hubr: must be an installed plugin of kind loss (there are cauchy, old-cauchy, huber, old-huber),"
                        + " but got none of this name; did you mean `huber`?");
        fails(
                catalog,
                Kind.NOISE,
                "huber",
                "huber: must be an installed plugin of kind noise (none is installed), but got none of this name");
    }

    @Test
    void saysWhichRevisionsThereAreForAnotherOne() {
        fails(
                catalog,
                Kind.LOSS,
                "huber@2.0.0",
                "huber@2.0.0: must be an installed revision, but got only huber@1.10.0 (sha256:222222222222),"
                        + " huber@1.10.0.SNAPSHOT (sha256:333333333333), huber@1.9.0 (sha256:111111111111);"
                        + " name one of them or put its bundle into plugins/");
    }

    @Test
    void refusesToChooseBetweenContents() {
        String message = "%s: must name one revision, but got cauchy@sha256:444444444444 of org.example.cauchy"
                + " and cauchy@sha256:555555555555 of org.example.cauchy; write one of them";
        fails(catalog, Kind.LOSS, "cauchy", message.formatted("cauchy"));
        fails(catalog, Kind.LOSS, "cauchy@1.0.0.SNAPSHOT", message.formatted("cauchy@1.0.0.SNAPSHOT"));
        fails(
                catalog,
                Kind.LOSS,
                "cauchy@sha256:",
                "cauchy@sha256:: must be an installed revision, but got only"
                        + " cauchy@1.0.0.SNAPSHOT (sha256:444444444444), cauchy@1.0.0.SNAPSHOT (sha256:555555555555);"
                        + " name one of them or put its bundle into plugins/");
    }
}
