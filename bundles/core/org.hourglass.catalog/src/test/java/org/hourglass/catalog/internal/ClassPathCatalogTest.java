package org.hourglass.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.ClassPathCatalog;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.hourglass.spi.Regularizer;
import org.junit.jupiter.api.Test;

final class ClassPathCatalogTest {

    private final Catalog catalog = ClassPathCatalog.create();
    private final Plugin sample = catalog.find(Kind.REGULARIZER, "sample");

    private static void fails(ErrorCode code, String message, ThrowingCallable body) {
        HourglassException e = catchThrowableOfType(HourglassException.class, body);
        assertThat(e).hasMessage(message);
        assertThat(e.code()).isEqualTo(code);
    }

    @Test
    void listsWhatTheProcessorDescribed() {
        assertThat(catalog.plugins()).containsExactly(sample);
        assertThat(sample.doc()).isEqualTo("Has a parameter of every type");
        assertThat(sample.javadoc()).isEqualTo("A plugin with a parameter of every type.");
        assertThat(sample.revision().sha256()).hasSize(64);
        assertThat(sample.parameters())
                .extracting("name")
                .containsExactly("rho", "steps", "seed", "shape", "tied", "file-name", "hidden", "shapes");
        assertThat(catalog.refusals()).isEmpty();
    }

    @Test
    void findsAPluginByAnEarlierName() {
        assertThat(catalog.find(Kind.REGULARIZER, "example")).isEqualTo(sample);
    }

    @Test
    void findsAPluginByItsContent() {
        assertThat(catalog.find(sample.revision())).isEqualTo(sample);
        assertThat(catalog.find(
                        Kind.REGULARIZER,
                        "sample@sha256:" + sample.revision().sha256().substring(0, 12)))
                .isEqualTo(sample);
    }

    @Test
    void saysWhichContentIsMissing() {
        Revision other = new Revision(Kind.REGULARIZER, "sample", "1.2.3", "ab".repeat(32), "org.example");
        fails(
                ErrorCode.PLUGIN,
                "sample: the bundle org.example 1.2.3 with sha256 " + "ab".repeat(32)
                        + " must be installed, but is not; put its jar into plugins/",
                () -> catalog.find(other));
    }

    @Test
    void completesValuesInTheOrderOfTheComponents() {
        Map<String, Object> complete = catalog.complete(sample, Map.of("steps", 3, "rho", 0.5, "hidden", List.of()));
        assertThat(complete.keySet())
                .containsExactly("rho", "steps", "seed", "shape", "tied", "file-name", "hidden", "shapes");
        assertThat(complete.values())
                .containsExactly(0.5, 3L, 7L, "very-flat", true, "a.csv", List.of(), List.of("round"));
    }

    @Test
    void refusesUnknownParameters() {
        fails(
                ErrorCode.USER,
                "sample: must get parameters named rho, steps, seed, shape, tied, file-name, hidden, shapes,"
                        + " but got roh; did you mean `rho`?",
                () -> catalog.complete(sample, Map.of("roh", 0.1)));
    }

    @Test
    void refusesIllegalValues() {
        fails(
                ErrorCode.USER,
                "sample: `rho` must be in [1.0E-4, 0.5], but got 0.7",
                () -> catalog.create(sample, Regularizer.class, Map.of("rho", 0.7)));
    }

    @Test
    void makesARecordOfItsDefaults() {
        assertThat(catalog.create(sample, Regularizer.class, Map.of()))
                .isEqualTo(new Sample(
                        0.05,
                        2,
                        7,
                        Sample.Shape.VERY_FLAT,
                        true,
                        "a.csv",
                        List.of(512, 128),
                        List.of(Sample.Shape.ROUND)));
    }

    @Test
    void passesOnWhatTheRecordRefuses() {
        fails(
                ErrorCode.USER,
                "sample: `steps`: must be below 9 if tied, but got 9",
                () -> catalog.create(sample, Regularizer.class, Map.of("steps", 9)));
    }

    @Test
    void blamesThePluginForAnythingElseItThrows() {
        fails(
                ErrorCode.PLUGIN,
                "sample: making an instance must not fail, but threw java.lang.UnsupportedOperationException: eight;"
                        + " report it to the author of class.path 0.0.0",
                () -> catalog.create(sample, Regularizer.class, Map.of("steps", 8)));
    }

    @Test
    void refusesToMakeAnotherKind() {
        fails(
                ErrorCode.PLUGIN,
                "sample: org.hourglass.catalog.internal.Sample must implement org.hourglass.spi.Loss of this"
                        + " workbench, but does not; import the package org.hourglass.spi, do not embed it",
                () -> catalog.create(sample, org.hourglass.spi.Loss.class, Map.of()));
    }
}
