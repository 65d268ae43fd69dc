package org.hourglass.engine.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Sha256;
import org.hourglass.engine.compute.Computation.Array;
import org.hourglass.engine.compute.Computation.State;
import org.hourglass.engine.record.Artifact;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.RunId;

/** The files of one run in its workspace: checkpoints while it is on, artifacts at its end. */
final class RunFiles {

    private static final String PROGRESS = "hourglass.progress";

    private final Path checkpoints;
    private final Path artifacts;

    RunFiles(Path workspace, RunId run) {
        String place = Path.of(run.study(), String.valueOf(run.trial()), String.valueOf(run.replicate()))
                .toString();
        checkpoints = workspace.resolve(".hourglass/checkpoints").resolve(place);
        artifacts = workspace.resolve(".hourglass/artifacts").resolve(place);
    }

    /** A state of the computation with the sums of the epoch under way: epochs done, samples seen in it, sums of terms. */
    record Saved(State state, double[] progress) {}

    /** Writes a checkpoint: the file is whole and on disk when this returns. */
    Checkpoint save(int epoch, long step, Saved saved) {
        Map<String, Array> arrays = new LinkedHashMap<>(saved.state().tensors());
        ByteBuffer numbers = ByteBuffer.allocate(8 * saved.progress().length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : saved.progress()) {
            numbers.putDouble(number);
        }
        arrays.put(PROGRESS, new Array("F64", new long[] {saved.progress().length}, numbers.array()));
        Path file = checkpoints.resolve("step-%09d.safetensors".formatted(step));
        return writing(file, () -> {
            Files.createDirectories(checkpoints);
            Safetensors.write(file, arrays);
            return new Checkpoint(epoch, file, Sha256.of(file));
        });
    }

    /** Reads a checkpoint, which must be the file that was recorded. */
    Saved load(Checkpoint checkpoint) throws IOException {
        if (!Sha256.of(checkpoint.file()).equals(checkpoint.sha256())) {
            throw new IOException(
                    "%s: must have sha256 %s, but got other bytes".formatted(checkpoint.file(), checkpoint.sha256()));
        }
        Map<String, Array> arrays = new LinkedHashMap<>(Safetensors.read(checkpoint.file()));
        Array numbers = arrays.remove(PROGRESS);
        if (numbers == null) {
            throw new IOException("%s: must have the array %s".formatted(checkpoint.file(), PROGRESS));
        }
        double[] progress = new double[numbers.bytes().length / 8];
        ByteBuffer.wrap(numbers.bytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(progress);
        return new Saved(new State(arrays, java.util.Set.of()), progress);
    }

    /** Deletes all checkpoints but this one. */
    void keepOnly(Checkpoint checkpoint) {
        deleteCheckpoints(file -> !file.equals(checkpoint.file()));
    }

    /** Deletes all checkpoints: the run has ended. */
    void dropCheckpoints() {
        deleteCheckpoints(file -> true);
    }

    private void deleteCheckpoints(java.util.function.Predicate<Path> which) {
        if (!Files.isDirectory(checkpoints)) {
            return;
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            for (Path file : files.filter(which).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // an old checkpoint that stays costs space and is ignored; the next one tries again
            return;
        }
    }

    /** Writes an artifact. */
    Artifact artifact(String path, String type, String caption, byte[] bytes) {
        Path file = artifacts.resolve(path);
        return writing(file, () -> {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Artifact(path, type, Sha256.of(bytes), bytes.length, caption);
        });
    }

    /** Writes the trained parameters as an artifact. */
    Artifact weights(String path, State state) {
        Path file = artifacts.resolve(path);
        return writing(file, () -> {
            Files.createDirectories(file.getParent());
            Map<String, Array> parameters = new LinkedHashMap<>();
            new TreeSet<>(state.parameters()).forEach(name -> parameters.put(name, array(state, name)));
            Safetensors.write(file, parameters);
            return new Artifact(
                    path, "application/octet-stream", Sha256.of(file), Files.size(file), "trained parameters");
        });
    }

    /** Returns the sha256 of the trained parameters: names in order, each with type, shape and bytes. */
    static String weightsHash(State state) {
        MessageDigest digest = Sha256.digest();
        List<String> names = new ArrayList<>(new TreeSet<>(state.parameters()));
        for (String name : names) {
            Array array = array(state, name);
            String head = name + " " + array.type() + " " + java.util.Arrays.toString(array.shape()) + "\n";
            digest.update(head.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(array.bytes());
        }
        return Sha256.hex(digest);
    }

    private static Array array(State state, String name) {
        return java.util.Objects.requireNonNull(state.tensors().get(name), name);
    }

    private interface Writing<T> {
        T write() throws IOException;
    }

    private static <T> T writing(Path file, Writing<T> body) {
        try {
            return body.write();
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "%s: cannot be written (%s); make room or give the right to write, then `hourglass resume`"
                            .formatted(file, e.getMessage() == null ? e : e.getMessage()),
                    e);
        }
    }
}
