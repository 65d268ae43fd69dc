package org.hourglass.cli.internal.progress;

import java.util.Map;
import org.hourglass.cli.internal.host.Terminal;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.engine.record.RunId;
import org.hourglass.study.Study;

/** Lines for logs and pipes: what begins, what ends, and now and then where the others are. */
final class PlainDisplay extends Display {

    private static final long QUIET_NANOS = 10_000_000_000L;

    private final Terminal terminal;
    private final Board board;
    private long last = System.nanoTime();

    PlainDisplay(Terminal terminal, Study study, Board board) {
        super(study, board);
        this.terminal = terminal;
        this.board = board;
    }

    @Override
    void line(String text) {
        terminal.err().println(text);
        last = System.nanoTime();
    }

    @Override
    public void preparing(String what) {
        super.preparing(what);
        line(what);
    }

    @Override
    public void epoch(RunId run, int epoch, int epochs, Map<String, Double> metrics) {
        super.epoch(run, epoch, epochs, metrics);
        if (System.nanoTime() - last > QUIET_NANOS) {
            String loss =
                    metrics.containsKey("train/loss") ? ", loss " + Numbers.metric(metrics.get("train/loss")) : "";
            String left = board.secondsLeft()
                    .map(seconds -> ", about " + Numbers.seconds(seconds) + " left")
                    .orElse("");
            line("%s epoch %d/%d%s%s".formatted(run, epoch, epochs, loss, left));
        }
    }

    @Override
    public void close() {}
}
