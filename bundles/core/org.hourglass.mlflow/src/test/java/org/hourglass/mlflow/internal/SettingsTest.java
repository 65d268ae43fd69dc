package org.hourglass.mlflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

    @TempDir
    Path workspace;

    private Settings read(String yaml) throws Exception {
        Files.writeString(workspace.resolve("hourglass.yaml"), yaml);
        return Settings.read(workspace);
    }

    @Test
    void aWorkspaceMayNameAServer() throws Exception {
        assertThat(Settings.read(workspace).url()).isEmpty();
        assertThat(read("").url()).isEmpty();
        assertThat(read("engine: {parallel: 2}").url()).isEmpty();
        Settings settings = read("mlflow: {url: https://tracking.example.org/mlflow/, artifacts: false}");
        assertThat(settings.url()).contains(URI.create("https://tracking.example.org/mlflow/"));
        assertThat(settings.artifacts()).isFalse();
        assertThat(Address.remote(settings.url().orElseThrow(), Credentials.none())
                        .base())
                .isEqualTo(URI.create("https://tracking.example.org/mlflow"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mlflow: {ulr: x} | keys of `mlflow` must be of [url, artifacts], but got `ulr`; did you mean `url`?",
                "mlflow: yes please | `mlflow` must be a map of [url, artifacts], but got yes please",
                "mlflow: {url: ftp://a} | `mlflow.url` must be a URL such as http://tracking.example.org:5000, but got ftp://a",
                "mlflow: {url: localhost} | `mlflow.url` must be a URL such as http://tracking.example.org:5000, but got localhost",
                "mlflow: {artifacts: maybe} | `mlflow.artifacts` must be true or false, but got maybe",
                "mlflow: {url: 'http://ann:secret@host'} | `mlflow.url` must hold no user and password; set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD instead",
            })
    void whatIsWrongIsSaid(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(
                        HourglassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER))
                .hasMessage("hourglass.yaml: " + message);
    }

    @Test
    void whatIsNoYamlIsSaidWithItsPlace() {
        assertThatThrownBy(() -> read("mlflow: {url: \n\tx"))
                .hasMessageStartingWith("hourglass.yaml: must be YAML, but ")
                .hasMessageContaining("line 1, column 9");
    }
}
