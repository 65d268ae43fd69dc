package org.hourglass.cli.internal.progress;

import java.util.Map;
import org.hourglass.cli.internal.host.Terminal;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Study;

/** Shows on standard error how a study goes: lines that stay, and on a terminal a block that is drawn again. */
public abstract class Display implements Progress, AutoCloseable {

    private final Study study;
    private final Board board;

    Display(Study study, Board board) {
        this.study = study;
        this.board = board;
    }

    /** Returns what fits the terminal. */
    public static Display on(Terminal terminal, Study study) {
        Board board = new Board(study, System::nanoTime);
        return terminal.live() ? new LiveDisplay(terminal, study, board) : new PlainDisplay(terminal, study, board);
    }

    /** Writes a line that stays. */
    abstract void line(String text);

    /** Something has changed. */
    void changed() {}

    /** Tells what the record knows, so that the best so far is the best of all, and no run has to be measured again. */
    public final void known(Record.StudyView before) {
        before.trials().forEach(trial -> trial.runs()
                .forEach(run -> board.known(
                        new RunId(before.study(), trial.trial(), run.replicate()), run.state(), run.metrics())));
    }

    @Override
    public void preparing(String what) {
        board.preparing(what);
        changed();
    }

    @Override
    public void begun(int runs, int done) {
        board.begun(runs, done);
        line("%s: %s%s"
                .formatted(
                        study.name(),
                        Numbers.count(runs, "run"),
                        done == 0 ? "" : ", %d of them done before".formatted(done)));
    }

    @Override
    public void started(RunId run, int epoch, int epochs) {
        board.started(run, epoch, epochs);
        if (epoch > 0) {
            line("%s goes on after epoch %d of %d".formatted(run, epoch, epochs));
        }
        changed();
    }

    @Override
    public void step(RunId run, int epoch, double fractionOfEpoch, double loss) {
        board.step(run, epoch, fractionOfEpoch, loss);
        changed();
    }

    @Override
    public void epoch(RunId run, int epoch, int epochs, Map<String, Double> metrics) {
        board.epoch(run, epoch, epochs, metrics);
        changed();
    }

    @Override
    public void evaluating(RunId run) {
        board.evaluating(run);
        changed();
    }

    @Override
    public void ended(RunId run, Outcome outcome) {
        board.ended(run, outcome);
        line("[%d/%d] %s %s".formatted(board.ended(), board.runs(), run, how(run, outcome)));
    }

    private String how(RunId run, Outcome outcome) {
        String time = Numbers.seconds(outcome.seconds());
        if (outcome.state() == RunState.COMPLETED) {
            return "%s %s in %s%s"
                    .formatted(
                            study.objective().metric(),
                            Numbers.metric(board.objective(run).orElse(null)),
                            time,
                            board.best()
                                    .filter(best -> best.trial() == run.trial())
                                    .map(best -> ", best so far")
                                    .orElse(""));
        }
        return "%s after %s%s"
                .formatted(
                        outcome.state(),
                        time,
                        outcome.error().map(error -> ": " + error.message()).orElse(""));
    }

    @Override
    public void shared(RunId run, RunId other) {
        board.shared(run, other);
        line("[%d/%d] %s is the same as %s and shares its result".formatted(board.ended(), board.runs(), run, other));
    }

    @Override
    public void notice(String text) {
        line(text);
    }

    /** Ends the display; lines that stay are still there. */
    @Override
    public abstract void close();
}
