package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hourglass.itests.Product.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that does to its process what it should not, in a study with processes for runs: it costs its run and nothing else. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class IsolationIT {

    private static final String RECORD =
            """
            package com.example.penalty;

            import java.lang.reflect.Field;
            import java.util.ArrayList;
            import java.util.List;
            import org.hourglass.spi.ChoiceParam;
            import org.hourglass.spi.Pass;
            import org.hourglass.spi.Regularizer;
            import org.hourglass.spi.RegularizerPlugin;
            import org.hourglass.spi.tensor.Tensor;

            /** Does what no plugin should. */
            @RegularizerPlugin(name = "my-penalty", doc = "Does what no plugin should")
            record MyPenalty(@ChoiceParam(doc = "what", def = "behave") What what) implements Regularizer {

                enum What { BEHAVE, EXIT, FILL, LOOP, CRASH }

                @Override
                public Tensor penalty(Pass pass) {
                    System.out.println("{\\"hg\\":\\"noise on standard output\\"}");
                    switch (what) {
                        case EXIT -> System.exit(7);
                        case FILL -> {
                            List<byte[]> all = new ArrayList<>();
                            while (true) {
                                all.add(new byte[1 << 24]);
                            }
                        }
                        case LOOP -> {
                            while (true) {
                                Thread.onSpinWait();
                            }
                        }
                        case CRASH -> crash();
                        default -> {}
                    }
                    return pass.code().square().mean();
                }

                private static void crash() {
                    try {
                        Class<?> unsafe = Class.forName("sun.misc.Unsafe", true, ClassLoader.getPlatformClassLoader());
                        Field field = unsafe.getDeclaredField("theUnsafe");
                        field.setAccessible(true);
                        unsafe.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    private static final String STUDY =
            """
            study: evil
            dataset: {plugin: synthetic-linear, features: 12, rank: 12, samples: 384, validation: 128}
            architecture: {plugin: linear, code: 3}
            regularizers: [{plugin: my-penalty, what: {choice: [exit, fill, loop, crash, behave]}}]
            loss: mse-sum
            training: {epochs: 2}
            evaluate: [reconstruction]
            baselines: []
            isolation: {process: {heap: 256m, idle-minutes: 0.3}}
            """;

    @TempDir
    Path folder;

    @Test
    void costsItsRunAndNothingElse() throws Exception {
        PluginProject project = PluginProject.make(folder.resolve("project"), RECORD);
        Result built = project.build();
        assertThat(built.exit()).as(built.out()).isZero();
        Workspace workspace = Workspace.make(folder.resolve("workspace"), STUDY);
        Files.createDirectories(workspace.root().resolve("plugins"));
        Files.copy(project.jar(), workspace.root().resolve("plugins/my-penalty.jar"));

        Result run = workspace.run("run", "study.yaml", "-j", "1");

        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        Map<String, String> errors = new LinkedHashMap<>();
        for (JsonElement trial : workspace.show("evil").getAsJsonArray("trials")) {
            JsonObject only =
                    trial.getAsJsonObject().getAsJsonArray("runs").get(0).getAsJsonObject();
            String what = trial.getAsJsonObject()
                    .getAsJsonObject("point")
                    .get("regularizers[0].what")
                    .getAsString();
            errors.put(
                    what,
                    only.get("error").isJsonNull()
                            ? only.get("state").getAsString()
                            : only.getAsJsonObject("error").get("message").getAsString());
        }
        assertThat(errors.get("exit")).contains("the run's process ended with exit code 7;");
        assertThat(errors.get("fill")).containsPattern("the run needs more heap than 2\\d\\dm");
        assertThat(errors.get("loop")).contains("it said nothing for more than 0.3 minutes");
        assertThat(errors.get("crash")).contains("the run's process ended with exit code 134 (signal 6);");
        assertThat(errors.get("behave")).isEqualTo("COMPLETED");
    }
}
