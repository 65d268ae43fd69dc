package org.hourglass.datasets.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A CSV file.
 *
 * @param path where it is
 * @param parameter the parameter that names it
 * @param delimiter between fields
 * @param header whether its first line has names
 */
record CsvFile(Path path, String parameter, char delimiter, boolean header) {

    /** Takes the lines that have values. */
    @FunctionalInterface
    interface Line {
        void read(long number, List<String> fields) throws IOException;
    }

    /** Returns the names of the columns. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        reading(records -> {
            if (!records.hasNext()) {
                throw new IOException(path + ": must have lines, but is empty");
            }
            for (String field : records.next().getFields()) {
                String name = header ? field.strip() : "";
                names.add(name.isEmpty() ? "column-" + (names.size() + 1) : name);
            }
        });
        TreeSet<String> once = new TreeSet<>();
        for (String name : names) {
            if (!once.add(name)) {
                throw new IOException("%s: must have columns of different names, but got `%s` twice; rename one"
                        .formatted(path, name));
            }
        }
        return names;
    }

    /** Hands over every line with values, all of which must have this many. */
    void read(int fields, Line line) throws IOException {
        reading(records -> {
            if (header && records.hasNext()) {
                records.next();
            }
            while (records.hasNext()) {
                CsvRecord next = records.next();
                if (next.getFieldCount() != fields) {
                    throw new IOException(
                            "%s:%d: must have the %d fields of the first line, but got %d; is `%s` the delimiter?"
                                    .formatted(
                                            path,
                                            next.getStartingLineNumber(),
                                            fields,
                                            next.getFieldCount(),
                                            shown(delimiter)));
                }
                line.read(next.getStartingLineNumber(), next.getFields());
            }
        });
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "\\t" : String.valueOf(delimiter);
    }

    @FunctionalInterface
    private interface Records {
        void read(CloseableIterator<CsvRecord> records) throws IOException;
    }

    private void reading(Records body) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .detectBomHeader(true)
                        .ofCsvRecord(path);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            body.read(records);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "`%s`: must name a file, but there is no %s; put it there".formatted(parameter, path), e);
        } catch (CsvParseException e) {
            throw new IOException("%s: must be a CSV file, but got: %s".formatted(path, e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
