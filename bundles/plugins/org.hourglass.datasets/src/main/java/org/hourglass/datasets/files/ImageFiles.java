package org.hourglass.datasets.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The image files of a folder, in the order of their names.
 *
 * @param folder where they are
 * @param classes the subfolders that have images; none if images lie in the folder itself only
 * @param files those that count
 * @param beside how many do not count because they lie beside the subfolders
 */
record ImageFiles(Path folder, List<String> classes, List<Path> files, long beside) {

    private static final int DEEPEST = 32;
    private static final int NAMED_FILES = 5;

    /** Finds the images; the parameter is blamed if there are none. */
    static ImageFiles of(String parameter, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "`%s`: must name a folder, but there is no %s; put it there".formatted(parameter, folder));
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            all = walk.filter(file -> isImage(folder.relativize(file)) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(file -> name(folder, file)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (all.isEmpty()) {
            throw new IOException(
                    "%s: must have PNG or JPEG files, but has none; set `%s`".formatted(folder, parameter));
        }
        List<Path> inside = all.stream().filter(file -> depth(folder, file) > 1).toList();
        if (inside.isEmpty()) {
            return new ImageFiles(folder, List.of(), all, 0);
        }
        List<String> classes = inside.stream()
                .map(file -> type(folder, file))
                .distinct()
                .sorted()
                .toList();
        return new ImageFiles(folder, classes, inside, all.size() - inside.size());
    }

    private static boolean isImage(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return relative.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpg|jpeg)");
    }

    /** Returns the path below the folder, the same on every system. */
    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static int depth(Path folder, Path file) {
        return folder.relativize(file).getNameCount();
    }

    private static String type(Path folder, Path file) {
        return folder.relativize(file).getName(0).toString();
    }

    /** Reads them all; notes those that cannot be read. */
    Rows read(List<String> known, ImageSize size, List<String> notes) throws IOException {
        if (!known.containsAll(classes) || known.isEmpty() != classes.isEmpty()) {
            throw new IOException("%s: must have the subfolders of the training images, %s, but has %s"
                    .formatted(folder, known, classes));
        }
        if ((long) files.size() * size.values() > Rows.MAX_VALUES) {
            throw new IOException(
                    "%s: must have at most %d values, but has %d images of %d; make `height` and `width` less"
                            .formatted(folder, Rows.MAX_VALUES, files.size(), size.values()));
        }
        float[] values = new float[files.size() * size.values()];
        int[] labels = new int[files.size()];
        int good = 0;
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            try {
                ImageReading.read(file, size, values, good * size.values());
                labels[good++] = Math.max(known.indexOf(type(folder, file)), 0);
            } catch (IOException e) {
                faults.add(name(folder, file) + " (" + e.getMessage() + ")");
            }
        }
        if (good == 0) {
            throw new IOException("%s: must have images that can be read, but all %d are broken: %s"
                    .formatted(folder, files.size(), shown(faults)));
        }
        tell(faults, notes);
        return new Rows(
                folder.toString(),
                size.sample(),
                Arrays.copyOf(values, good * size.values()),
                known.isEmpty() ? Optional.empty() : Optional.of(Arrays.copyOf(labels, good)));
    }

    private void tell(List<String> faults, List<String> notes) {
        if (!faults.isEmpty()) {
            notes.add("%d of %d images of %s left out because they cannot be read: %s"
                    .formatted(faults.size(), files.size(), folder.getFileName(), shown(faults)));
        }
        if (beside > 0) {
            notes.add("%d images of %s left out because they lie beside the subfolders"
                    .formatted(beside, folder.getFileName()));
        }
    }

    private static String shown(List<String> faults) {
        int more = faults.size() - NAMED_FILES;
        return String.join(", ", faults.subList(0, Math.min(faults.size(), NAMED_FILES)))
                + (more > 0 ? " and %d more".formatted(more) : "");
    }
}
