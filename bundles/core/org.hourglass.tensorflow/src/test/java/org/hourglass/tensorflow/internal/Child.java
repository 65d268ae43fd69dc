package org.hourglass.tensorflow.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hourglass.base.HourglassException;

/** What tests run in a process of its own. */
final class Child {

    private Child() {}

    /** Starts a Java process with the classes of this one and returns what it prints. */
    static String output(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    /** {@code train STEPS} prints the hash of a trained state, {@code identity} what decides bits. */
    public static void main(String[] arguments) {
        if (arguments[0].equals("train")) {
            System.out.println(Example.trained(1, Integer.parseInt(arguments[1])));
            return;
        }
        TensorFlowCompute compute = new TensorFlowCompute();
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                System.out.println(compute.identity());
            } catch (HourglassException e) {
                System.out.println(e.code() + " " + e.getMessage());
            }
        }
    }
}
