package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hourglass.itests.Product.Result;

/** A workspace with one study file, study.yaml, and the product at work in it. */
record Workspace(Path root) {

    static Workspace make(Path root, String study) throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("hourglass.yaml"), "");
        Files.writeString(root.resolve("study.yaml"), study);
        return new Workspace(root);
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return Product.built().run(root, arguments);
    }

    /** Runs a command that must succeed. */
    Result succeed(String... arguments) throws IOException, InterruptedException {
        Result result = run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.err())
                .isZero();
        return result;
    }

    /** Starts a command; what it tells is to be read from its standard error. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Product.built().home().resolve("bin/hourglass").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Waits until a run has ended; false if the process ends without telling of one. */
    static boolean awaitRun(Process process) throws IOException {
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches("\\[\\d+/\\d+\\].*")) {
                return true;
            }
        }
        return false;
    }

    /** Returns what `show` prints of a study or run as JSON. */
    JsonObject show(String what) throws IOException, InterruptedException {
        return JsonParser.parseString(succeed("show", what, "--json").out()).getAsJsonObject();
    }

    /** Returns what `show` prints of a completed study, without the seconds. */
    JsonObject result(String name) throws IOException, InterruptedException {
        JsonObject study = show(name);
        assertThat(study.get("state").getAsString()).isEqualTo("COMPLETED");
        for (JsonElement trial : study.getAsJsonArray("trials")) {
            for (JsonElement run : trial.getAsJsonObject().getAsJsonArray("runs")) {
                run.getAsJsonObject().remove("seconds");
                assertThat(run.getAsJsonObject().get("weights").getAsString()).hasSize(64);
            }
        }
        return study;
    }
}
