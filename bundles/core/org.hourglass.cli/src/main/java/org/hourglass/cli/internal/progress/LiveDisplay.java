package org.hourglass.cli.internal.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hourglass.cli.internal.host.Terminal;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.engine.record.RunId;
import org.hourglass.study.Study;

/** A block at the bottom of a terminal, drawn again a few times a second in one write, so that nothing flickers. */
final class LiveDisplay extends Display {

    private static final int FRAMES_PER_MEASUREMENT = 10;
    private static final int BAR = 24;
    private static final int MOST_RUNS = 12;
    private static final String UP = "\033[%dA";
    private static final String CLEAR_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final Terminal terminal;
    private final Study study;
    private final Board board;
    private final ScheduledExecutorService clock;
    private final Future<?> drawing;
    private int drawn;
    private int frames;
    private int width;

    LiveDisplay(Terminal terminal, Study study, Board board) {
        super(study, board);
        this.terminal = terminal;
        this.study = study;
        this.board = board;
        this.width = terminal.width();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress display");
            thread.setDaemon(true);
            return thread;
        });
        this.drawing = clock.scheduleAtFixedRate(this::draw, 200, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    synchronized void line(String text) {
        write(List.of(text), block());
    }

    private synchronized void draw() {
        if (frames++ % FRAMES_PER_MEASUREMENT == 0) {
            width = terminal.width();
        }
        write(List.of(), block());
    }

    private void write(List<String> lasting, List<String> block) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append(UP.formatted(drawn)).append('\r');
        }
        lasting.forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
        block.forEach(line ->
                text.append(Lines.cut(line, width - 1)).append(CLEAR_LINE).append('\n'));
        text.append(CLEAR_BELOW);
        drawn = block.size();
        terminal.err().print(text);
        terminal.err().flush();
    }

    List<String> block() {
        List<String> lines = new ArrayList<>();
        if (board.runs() > 0) {
            lines.add("%s %s %d/%d runs%s"
                    .formatted(
                            study.name(),
                            bar(board.fraction()),
                            board.ended(),
                            board.runs(),
                            board.failed() == 0 ? "" : ", %d not well".formatted(board.failed())));
        }
        if (!board.preparing().isEmpty()) {
            lines.add("  " + board.preparing());
        }
        board.running().entrySet().stream()
                .limit(MOST_RUNS)
                .forEach(entry -> lines.add(run(entry.getKey(), entry.getValue())));
        if (board.runs() > 0) {
            lines.add("  " + standing());
        }
        return lines;
    }

    private static String run(RunId run, Board.Running running) {
        String name =
                "  trial %d%s".formatted(run.trial(), run.replicate() == 0 ? "" : ", replicate " + run.replicate());
        return running.evaluating()
                ? name + "  measuring"
                : "%s  epoch %d/%d  loss %s"
                        .formatted(name, running.epoch(), running.epochs(), Numbers.metric(running.loss()));
    }

    private String standing() {
        String best = board.best()
                .map(found -> "best %s %s (trial %d)"
                        .formatted(study.objective().metric(), Numbers.metric(found.objective()), found.trial()))
                .orElse("no trial done yet");
        String left = board.secondsLeft()
                .map(seconds -> ", about " + Numbers.seconds(seconds) + " left")
                .orElse("");
        return "%s; %s%s".formatted(best, Numbers.seconds(board.elapsedSeconds()), left);
    }

    private static String bar(double fraction) {
        int full = (int) Math.round(fraction * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    @Override
    public void close() {
        drawing.cancel(false);
        clock.shutdown();
        synchronized (this) {
            write(List.of(), List.of());
        }
    }
}
