package org.hourglass.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hourglass.cli.internal.commands.FakeStudy;
import org.hourglass.cli.internal.host.Terminal;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.study.Study;
import org.junit.jupiter.api.Test;

final class DisplayTest {

    private static final Study STUDY = new FakeStudy("small");
    private static final RunId FIRST = new RunId("small", 0, 0);
    private static final RunId SECOND = new RunId("small", 1, 0);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    private final Board board = new Board(STUDY, nanos::get);

    @Test
    void theBlockShowsStudyRunningTrialsBestAndTimeLeft() {
        LiveDisplay display = new LiveDisplay(terminal(true, 80), STUDY, board);
        display.begun(4, 0);
        display.started(FIRST, 0, 4);
        display.started(SECOND, 0, 4);
        display.epoch(FIRST, 4, 4, Map.of("train/loss", 0.2, "val/reconstruction", 0.25));
        display.evaluating(FIRST);
        display.ended(FIRST, completed(Map.of()));
        display.step(SECOND, 3, 0.5, 0.125);
        nanos.set(13_000_000_000L);
        assertThat(display.block())
                .containsExactly(
                        "small [##########--------------] 1/4 runs",
                        "  trial 1  epoch 3/4  loss 0.1250",
                        "  best val/reconstruction 0.2500 (trial 0); 13 s, about 19 s left");
        display.close();
    }

    @Test
    void aBlockIsDrawnOverTheOneBeforeAndFitsTheTerminal() {
        LiveDisplay display = new LiveDisplay(terminal(true, 44), STUDY, board);
        display.begun(4, 0);
        display.notice("a line that stays, however long it may be, because people may want to copy it");
        display.close();
        String text = err.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("\033[2A\r").endsWith("\033[J");
        assertThat(text.lines().filter(line -> line.startsWith("small [")))
                .allMatch(line -> line.replace("\033[K", "").length() <= 43);
    }

    @Test
    void plainLinesSayWhatEnded() {
        PlainDisplay display = new PlainDisplay(terminal(false, 80), STUDY, board);
        display.preparing("loading mnist");
        display.begun(4, 1);
        display.started(FIRST, 2, 4);
        display.ended(FIRST, completed(Map.of("val/reconstruction", 0.5)));
        display.started(SECOND, 0, 4);
        display.ended(
                SECOND,
                new Outcome(
                        RunState.FAILED,
                        Optional.empty(),
                        1,
                        2,
                        Map.of(),
                        List.of(),
                        Optional.of(new RunError("NOT_FINITE", "the loss is NaN in epoch 2, step 7", ""))));
        display.shared(new RunId("small", 2, 0), FIRST);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        loading mnist
                        small: 4 runs, 1 of them done before
                        small/0/0 goes on after epoch 2 of 4
                        [2/4] small/0/0 val/reconstruction 0.5000 in 1.5 s, best so far
                        [3/4] small/1/0 FAILED after 2.0 s: the loss is NaN in epoch 2, step 7
                        [4/4] small/2/0 is the same as small/0/0 and shares its result
                        """);
    }

    @Test
    void aRunThatGoesOnAfterItsLastEpochHasWhatWasRecorded() {
        PlainDisplay display = new PlainDisplay(terminal(false, 80), STUDY, board);
        display.known(new Record.StudyView(
                "small",
                "",
                StudyState.STOPPED,
                List.of(new org.hourglass.study.Objective("val/reconstruction", true)),
                2,
                List.of(),
                List.of(trial(0, RunState.INTERRUPTED, 0.25), trial(1, RunState.COMPLETED, 0.5))));
        display.begun(2, 1);
        display.started(FIRST, 4, 4);
        display.ended(FIRST, completed(Map.of()));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        small: 2 runs, 1 of them done before
                        small/0/0 goes on after epoch 4 of 4
                        [2/2] small/0/0 val/reconstruction 0.2500 in 1.5 s, best so far
                        """);
    }

    private static Record.TrialView trial(int trial, RunState state, double value) {
        Record.RunView run =
                new Record.RunView(0, 1, state, null, null, 4, 1, Map.of("val/reconstruction", value), null);
        return new Record.TrialView(trial, state, Map.of(), java.util.Collections.singletonList(null), List.of(run));
    }

    @Test
    void whatWasDoneBeforeDoesNotCountForTheTimeLeft() {
        board.begun(4, 2);
        board.started(FIRST, 2, 4);
        assertThat(board.secondsLeft()).isEmpty();
        board.epoch(FIRST, 4, 4, Map.of());
        nanos.set(10_000_000_000L);
        // half a run in 10 s, one run to go
        assertThat(board.secondsLeft()).contains(20.0);
    }

    private static Outcome completed(Map<String, Double> metrics) {
        return new Outcome(RunState.COMPLETED, Optional.of("w"), 4, 1.5, metrics, List.of(), Optional.empty());
    }

    private Terminal terminal(boolean live, int width) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, live, () -> width);
    }
}
