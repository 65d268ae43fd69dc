package org.hourglass.cli.internal.host;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where a command writes: results to out, all else to err.
 *
 * @param out standard output
 * @param err standard error
 * @param live whether err is a terminal where lines can be drawn again
 * @param columns the width now
 */
public record Terminal(PrintStream out, PrintStream err, boolean live, Supplier<Integer> columns) {

    private static final int PLAIN_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    /** Returns the terminal of this process. */
    public static Terminal ofProcess() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        boolean live = System.getenv("CI") == null && !"dumb".equals(System.getenv("TERM")) && errIsTerminal();
        return new Terminal(out, err, live, live || System.console() != null ? Terminal::measured : () -> PLAIN_WIDTH);
    }

    /** Returns the width now, at least 40. */
    public int width() {
        return Math.max(LEAST_WIDTH, columns.get());
    }

    private static int measured() {
        return ask("stty size < /dev/tty")
                .map(size -> size.strip().split(" "))
                .filter(size -> size.length == 2 && size[1].matches("[1-9]\\d{0,3}"))
                .map(size -> Integer.parseInt(size[1]))
                .orElse(PLAIN_WIDTH);
    }

    private static boolean errIsTerminal() {
        return ask("test -t 2 && echo yes")
                .filter(answer -> answer.startsWith("yes"))
                .isPresent();
    }

    // Java has no call for this; a shell has, and where there is none (Windows) lines stay plain.
    private static Optional<String> ask(String script) {
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", script)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(answer)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
