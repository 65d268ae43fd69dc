package org.hourglass.cli.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hourglass.base.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts depend on these: a change here is a change for them. */
final class JsonShapesTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void makeConsole() {
        console = new Console(folder);
        console.record.withSparse();
    }

    @Test
    void studies() {
        assertJson(
                """
                {"studies":[{"study":"sparse","state":"COMPLETED","trials":3,"completed":2,"failed":1,"best":0.125}]}""",
                "studies");
    }

    @Test
    void show() {
        console.run("show", "sparse", "--json");
        assertThat(Json.write(console.json()))
                .startsWith(
                        """
                        {"study":"sparse","state":"COMPLETED","objective":{"metric":"val/reconstruction","direction":"minimize"},\
                        "trials":[{"trial":0,"state":"COMPLETED","point":{"architecture.code":16,"regularizers.0":"none"},\
                        "objective":0.25,"runs":[{"replicate":0,"seed":7,"state":"COMPLETED","key":"k0.25",\
                        "weights":"0123456789abcdef","epochs":2,"seconds":12.3,"metrics":{"train/loss":0.5,""")
                .endsWith(
                        """
                        {"trial":2,"state":"FAILED","point":{"architecture.code":64,"regularizers.0":"l1"},"objective":null,\
                        "runs":[{"replicate":0,"seed":7,"state":"FAILED","key":"key","weights":null,"epochs":1,"seconds":3.0,\
                        "metrics":{},"error":{"code":"NOT_FINITE","message":"the loss is NaN in epoch 2"}}]}]}""");
    }

    @Test
    void showARun() {
        assertJson(
                """
                {"replicate":0,"seed":7,"state":"FAILED","key":"key","weights":null,"epochs":1,"seconds":3.0,"metrics":{},\
                "error":{"code":"NOT_FINITE","message":"the loss is NaN in epoch 2"},\
                "history":{"train/loss":[[1,0.5],[2,0.25]]},\
                "artifacts":[{"path":"images/reconstruction.png","type":"image/png","sha256":"bb"}],\
                "configuration":{"seed":7},"plugins":[{"kind":"regularizer","name":"l1","version":"1.0.0","sha256":"aa",\
                "bundle":"org.hourglass.regularizers"}]}""",
                "show",
                "sparse/2/0");
    }

    @Test
    void best() {
        console.run("best", "sparse", "--json");
        assertThat(Json.write(console.json())).startsWith("{\"study\":\"sparse\",\"trials\":[{\"trial\":1,");
    }

    @Test
    void plugins() {
        console.run("plugins", "--json");
        assertThat(Json.write(console.json()))
                .isEqualTo(
                        """
                        {"plugins":[{"kind":"regularizer","name":"l1","version":"1.0.0","sha256":"%s",\
                        "bundle":"org.hourglass.regularizers","doc":"Keeps codes small",\
                        "aliases":["small"],"formula":"Ω(H) = w · Σᵢⱼ |Hᵢⱼ|,   w > 0",\
                        "documentation":[{"subject":"","text":"Pulls codes towards 0, as `weight` says."},\
                        {"subject":"Shape","text":"H is `[batch, code]`."},{"subject":"Domain","text":"all numbers."},\
                        {"subject":"Source","text":"A. Author, \\"On codes that are small, and on lines that are too long\
                         for it\\", 2011."}],"parameters":[{"name":"weight",\
                        "type":"real","default":1.0E-4,"min":0.0,"max":1000.0,"log":false,"choices":null,"doc":"weight in the loss"}]},\
                        {"kind":"architecture","name":"mlp","version":"1.0.0","sha256":"%s",\
                        "bundle":"org.hourglass.architectures","doc":"Layers","aliases":[],"formula":"",\
                        "documentation":[],"parameters":[\
                        {"name":"hidden","type":"list of whole","default":[128],"min":1,"max":8192,"log":true,"choices":null,\
                        "doc":"units of the hidden layers"},\
                        {"name":"activation","type":"choice","default":"relu","min":null,"max":null,"log":false,\
                        "choices":["relu","tanh"],"doc":"of the hidden layers"},\
                        {"name":"tied","type":"flag","default":false,"min":null,"max":null,"log":false,"choices":null,\
                        "doc":"decoder shares the encoder's weights"}]}]}"""
                                .formatted("aa".repeat(32), "bb".repeat(32)));
    }

    @Test
    void check() throws Exception {
        Files.writeString(folder.resolve("wrong.yaml"), "stduy: x\n");
        assertThat(console.run("check", "wrong.yaml", "--json")).isEqualTo(2);
        assertThat(Json.write(console.json()))
                .isEqualTo(
                        """
                        {"valid":false,"faults":[{"file":"wrong.yaml","line":1,"column":1,"what":"unknown key `stduy`",\
                        "allowed":"known: study, dataset","suggestion":"study"}]}""");
    }

    @Test
    void plan() throws Exception {
        Files.writeString(folder.resolve("right.yaml"), "study: right\n");
        assertJson(
                """
                {"study":"right","trials":3,"runs":3,"excluded":1,"points":[{"architecture.code":16,"regularizers.0":"none"},\
                {"architecture.code":32,"regularizers.0":"l1"},{"architecture.code":64,"regularizers.0":"l1"}],\
                "plugins":[{"kind":"regularizer","name":"l1","version":"1.0.0","sha256":"%s"}]}"""
                        .formatted("aa".repeat(32)),
                "plan",
                "right.yaml");
    }

    @Test
    void mlflowStatus() {
        console.tracker.queued = 4;
        console.run("mlflow", "status", "--json");
        assertThat(Json.write(console.json()))
                .isEqualTo(
                        """
                        {"server":null,"version":null,"reachable":false,"queued":4,"oldest":"2026-01-02T03:04:05Z",\
                        "refused":[{"run":"sparse/0/0","what":"METRICS","why":"400 INVALID_PARAMETER_VALUE"}],\
                        "trouble":"no server runs; start it with `hourglass mlflow up`"}""");
    }

    private void assertJson(String expected, String... command) {
        String[] arguments = java.util.Arrays.copyOf(command, command.length + 1);
        arguments[command.length] = "--json";
        assertThat(console.run(arguments)).isZero();
        assertThat(Json.write(console.json())).isEqualTo(expected);
        assertThat(console.err()).isEmpty();
    }
}
