package org.hourglass.cli.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(Settings.parse("")).isEqualTo(Settings.NONE);
        assertThat(Settings.parse("# nothing but a comment\nmlflow:\nengine:\n"))
                .isEqualTo(Settings.NONE);
    }

    @Test
    void readsWhatIsSaid() {
        assertThat(Settings.parse("mlflow: {url: 'http://10.0.0.1:5000'}\nengine: {parallel: 3}\n"))
                .isEqualTo(new Settings(Optional.of(3)));
        assertThat(Settings.parse("engine: {parallel: cores}\n")).isEqualTo(Settings.NONE);
    }

    @Test
    void anUnknownKeyIsAnErrorWithTheNearestOne() {
        assertFault(
                "mlfow: {url: x}",
                "hourglass.yaml: a key must be one of engine, mlflow, but got `mlfow`; did you mean `mlflow`?");
        assertFault(
                "engine: {paralel: 2}",
                "hourglass.yaml: a key must be one of engine.parallel, but got `engine.paralel`; did you mean `parallel`?");
    }

    @Test
    void wrongValuesSayWhatMustHold() {
        assertFault(
                "engine: {parallel: 0}",
                "`engine.parallel`: must be `cores` or a whole number in [1, 1024], but got 0");
        assertFault("engine: 3", "`engine`: must be a map of keys, but got 3");
        assertFault("mlflow: http://x", "`mlflow`: must be a map of keys, but got http://x");
    }

    @Test
    void brokenYamlIsAnErrorOfTheUser() {
        assertThatThrownBy(() -> Settings.parse("mlflow: [")).isInstanceOfSatisfying(HourglassException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.USER);
            assertThat(e).hasMessageStartingWith("hourglass.yaml: must be YAML, but got");
        });
    }

    private static void assertFault(String text, String message) {
        assertThatThrownBy(() -> Settings.parse(text))
                .isInstanceOfSatisfying(
                        HourglassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER))
                .hasMessage(message);
    }
}
