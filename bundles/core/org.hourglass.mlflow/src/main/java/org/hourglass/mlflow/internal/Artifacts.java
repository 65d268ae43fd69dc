package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.base.Json;
import org.hourglass.base.Sha256;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.jspecify.annotations.Nullable;

/** Sends the files of runs: pictures to the image grid, tables to the table view, anything else as it is. One thread. */
final class Artifacts {

    private static final String IMAGES = "mlflow.loggedImages";
    private static final String NOTE = "mlflow.note.content";
    private static final int LONGEST_NOTE = 7000;
    private static final String TABLES = "mlflow.loggedArtifacts";
    private static final int RUNS_REMEMBERED = 200;

    private final Remote remote;
    private final Path workspace;
    private final boolean wanted;
    private final Map<String, Remote.Run> runs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remote.Run> eldest) {
            return size() > RUNS_REMEMBERED;
        }
    };

    /** @param wanted whether files are sent at all */
    Artifacts(Remote remote, Path workspace, boolean wanted) {
        this.remote = remote;
        this.workspace = workspace;
        this.wanted = wanted;
    }

    /** Sends the file that an item tells of. */
    void send(String id, String subject, Payload item) throws Trouble {
        if (!wanted) {
            return;
        }
        Remote.Run run = run(id);
        byte[] bytes = bytes(item);
        String path = Names.path(item.text("path"));
        if (item.text("type").equals("image/png")) {
            String identity = subject + " " + path + " " + item.text("sha256");
            Images.Paths paths = Images.paths(path, item.whole("epoch"), item.whole("time"), identity);
            remote.artifact(run, paths.full(), bytes);
            remote.artifact(run, paths.tile(), Images.tile(bytes));
            if (!run.tags().containsKey(IMAGES)) {
                remote.tags(id, Map.of(IMAGES, "True"));
                run.tags().put(IMAGES, "True");
            }
            note(id, picture(id, item.text("caption"), paths.full()), false);
        } else {
            remote.artifact(run, path, bytes);
            if (isTable(item.text("type"), bytes)) {
                addTable(run, path);
            }
        }
    }

    /** Sends a text where the server takes files; one who cannot take it misses little. */
    void text(String id, String path, String text) throws Trouble {
        Remote.Run run = run(id);
        if (wanted && run.place() != null) {
            remote.artifact(run, Names.path(path), text);
        }
    }

    /**
     * Adds to a run's description, unless it says so already. The grid's tiles show a run's parameters before its picture and
     * so often hide it; the description shows pictures at the top of the run's page.
     */
    void note(String id, String entry, boolean first) throws Trouble {
        Remote.Run run = run(id);
        String there = run.tags().getOrDefault(NOTE, "");
        if (there.contains(entry) || there.length() + entry.length() > LONGEST_NOTE) {
            return;
        }
        String note = there.isEmpty() ? entry : first ? entry + "\n\n" + there : there + "\n\n" + entry;
        remote.tags(id, Map.of(NOTE, note));
        run.tags().put(NOTE, note);
    }

    /** The link is relative to the server's pages, so that it holds wherever they are. */
    private static String picture(String run, String caption, String path) {
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8);
        String said = caption.replaceAll("[\\[\\]\\r\\n]", " ");
        return "%s\n\n![%s](get-artifact?path=%s&run_uuid=%s)".formatted(said, said, encoded, run);
    }

    private Remote.Run run(String id) throws Trouble {
        Remote.Run run = runs.get(id);
        if (run == null) {
            run = remote.run(id);
            runs.put(id, run);
        }
        return run;
    }

    private byte[] bytes(Payload item) throws Trouble {
        Path file = workspace.resolve(item.text("file")).normalize();
        if (!file.startsWith(workspace.normalize())) {
            throw new Trouble(Kind.REFUSED, "%s lies outside the workspace".formatted(item.text("file")));
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String expected = item.text("sha256");
            if (!expected.isEmpty() && !Sha256.of(bytes).equals(expected)) {
                throw new Trouble(Kind.REFUSED, "%s has other bytes than were recorded".formatted(item.text("file")));
            }
            return bytes;
        } catch (IOException e) {
            throw new Trouble(Kind.REFUSED, "%s cannot be read: %s".formatted(item.text("file"), e), null, e);
        }
    }

    private static boolean isTable(String type, byte[] bytes) {
        if (!type.equals("application/json") || bytes.length > 5_000_000) {
            return false;
        }
        try {
            Map<String, @Nullable Object> json = Json.parseObject(new String(bytes, StandardCharsets.UTF_8));
            return json.get("columns") instanceof List<?> && json.get("data") instanceof List<?>;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void addTable(Remote.Run run, String path) throws Trouble {
        List<@Nullable Object> tables = new ArrayList<>();
        if (Json.parse(run.tags().getOrDefault(TABLES, "[]")) instanceof List<?> there) {
            tables.addAll(there);
        }
        Map<String, String> table = new LinkedHashMap<>();
        table.put("path", path);
        table.put("type", "table");
        if (tables.contains(table)) {
            return;
        }
        tables.add(table);
        String json = Json.write(tables);
        remote.tags(run.id(), Map.of(TABLES, json));
        run.tags().put(TABLES, json);
    }
}
