package org.hourglass.cli.internal.commands;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Json;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Installation;
import org.hourglass.cli.internal.host.Services;
import org.hourglass.cli.internal.host.Terminal;
import org.hourglass.cli.internal.host.Workspaces;
import org.hourglass.engine.Engine;
import org.hourglass.engine.record.Records;
import org.hourglass.mlflow.Tracker;
import org.hourglass.study.StudyParser;

/** Runs command lines on fakes and keeps what they print. */
final class Console {

    final FakeRecord record = new FakeRecord();
    final FakeEngine engine = new FakeEngine(record);
    final FakeTracker tracker = new FakeTracker();
    final FakeStudy.Parser parser = new FakeStudy.Parser();
    final Map<Class<?>, Object> services = new LinkedHashMap<>();
    final Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Console(Path folder) {
        this.folder = folder;
        services.put(Records.class, record);
        services.put(Engine.class, engine);
        services.put(Tracker.class, tracker);
        services.put(StudyParser.class, parser);
        services.put(org.hourglass.catalog.Catalog.class, new FakeCatalog());
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(stream(out), stream(err), false, () -> 100);
        Path home = Path.of("").toAbsolutePath().resolve("../../..").normalize();
        Installation installation = new Installation(home, "1.2.3");
        Workspaces workspaces = new Workspaces(folder, Optional.empty(), installation.template());
        return new Commands(new Host(new Fakes(), terminal, installation, workspaces)).execute(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    Map<String, Object> json() {
        return Json.parseObject(out());
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private final class Fakes implements Services {

        @Override
        public <T> Optional<T> find(Class<T> type) {
            return Optional.ofNullable(services.get(type)).map(type::cast);
        }

        @Override
        public <T> T need(Class<T> type) {
            return find(type)
                    .orElseThrow(() -> new HourglassException(ErrorCode.RESOURCES, "no " + type.getSimpleName()));
        }
    }
}
