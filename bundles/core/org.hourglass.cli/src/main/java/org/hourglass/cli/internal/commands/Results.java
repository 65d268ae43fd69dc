package org.hourglass.cli.internal.commands;

import java.util.Optional;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.cli.internal.view.StudyPage;
import org.hourglass.engine.record.Record;

/** Prints how a study stands after it ran. */
final class Results {

    private Results() {}

    static void print(Host host, String name, boolean json) {
        try (Record record = host.record()) {
            Optional<Record.StudyView> study = record.study(name);
            study.ifPresent(view -> host.print(
                    json,
                    () -> Documents.show(view),
                    new StudyPage(view, host.terminal().width())::lines));
        }
    }
}
