package org.hourglass.datasets.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the columns of a table are. Texts become numbers in the order in which they are met, in all files read. */
final class CsvColumns {

    /** What a column is for. */
    enum Role {
        NUMBER,
        CATEGORY,
        LABEL,
        IGNORED
    }

    /** Which columns are no numbers, as the plugin's parameters say. */
    record Roles(String label, String categories, String ignore) {}

    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "?");
    private static final int MOST_TEXTS = 1000;

    private final CsvFile first;
    private final List<String> names;
    private final Role[] roles;
    private final List<Map<String, Integer>> texts = new ArrayList<>();

    CsvColumns(CsvFile file, Roles wanted) throws IOException {
        first = file;
        names = file.names();
        roles = new Role[names.size()];
        Arrays.fill(roles, Role.NUMBER);
        names.forEach(name -> texts.add(new HashMap<>()));
        assign("label", wanted.label.isEmpty() ? List.of() : List.of(wanted.label), Role.LABEL);
        assign("categories", listed(wanted.categories), Role.CATEGORY);
        assign("ignore", listed(wanted.ignore), Role.IGNORED);
        if (!Arrays.asList(roles).contains(Role.NUMBER) && !Arrays.asList(roles).contains(Role.CATEGORY)) {
            throw new IOException("%s: must have a column of values beside `label` and `ignore`, but has only %s"
                    .formatted(file.path(), String.join(", ", names)));
        }
    }

    private static List<String> listed(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private void assign(String parameter, List<String> columns, Role role) throws IOException {
        for (String column : columns) {
            int index = names.indexOf(column);
            if (index < 0) {
                throw new IOException("`%s`: must name columns of %s, but got %s; there are %s"
                        .formatted(parameter, first.path(), column, String.join(", ", names)));
            }
            if (roles[index] != Role.NUMBER) {
                throw new IOException(
                        "`%s`: must not name a column that has another use, but got %s".formatted(parameter, column));
            }
            roles[index] = role;
        }
    }

    /** Reads the rows of a file with these columns; notes what was left out. */
    List<double[]> read(CsvFile file, Csv.Missing missing, List<String> notes) throws IOException {
        if (!file.names().equals(names)) {
            throw new IOException("%s: must have the columns of %s, %s, but got %s"
                    .formatted(file.path(), first.path(), String.join(", ", names), String.join(", ", file.names())));
        }
        CsvRows rows = new CsvRows(names);
        file.read(names.size(), (line, fields) -> {
            double[] row = new double[names.size()];
            for (int i = 0; i < row.length; i++) {
                if (roles[i] != Role.IGNORED && isMissing(fields.get(i))) {
                    rows.miss(line, i);
                } else if (roles[i] != Role.IGNORED) {
                    row[i] = value(file, line, i, fields.get(i).strip());
                }
            }
            rows.add(row);
        });
        return rows.complete(file, missing, notes);
    }

    private static boolean isMissing(String field) {
        return MISSING.contains(field.strip().toLowerCase(Locale.ROOT));
    }

    private double value(CsvFile file, long line, int column, String field) throws IOException {
        if (roles[column] != Role.NUMBER) {
            return text(column, field);
        }
        double value = number(field);
        if (Math.abs(value) <= Float.MAX_VALUE) {
            return value;
        }
        throw new IOException(
                "%s:%d: column `%s` must hold numbers, but got %s; name the column in `categories`, `label` or `ignore`"
                        .formatted(file.path(), line, names.get(column), field));
    }

    private int text(int column, String field) throws IOException {
        Map<String, Integer> known = texts.get(column);
        Integer number = known.putIfAbsent(field, known.size());
        if (known.size() > MOST_TEXTS) {
            throw new IOException("%s: column `%s` must have at most %d different texts, but has more; is it a number?"
                    .formatted(first.path(), names.get(column), MOST_TEXTS));
        }
        return number == null ? known.size() - 1 : number;
    }

    /** Returns how rows become samples, fitted to the training rows. */
    CsvEncoder encoder(List<double[]> train, Scale scale) {
        List<CsvEncoder.Column> columns = new ArrayList<>();
        int label = Arrays.asList(roles).indexOf(Role.LABEL);
        for (int i = 0; i < roles.length; i++) {
            switch (roles[i]) {
                case NUMBER -> columns.add(new CsvEncoder.Number(i, scale.fit(train, i)));
                case CATEGORY -> columns.add(new CsvEncoder.Category(i, ranks(texts.get(i))));
                case LABEL, IGNORED -> {}
            }
        }
        return new CsvEncoder(columns, label, label < 0 ? new int[0] : ranks(texts.get(label)));
    }

    /** Returns the place of each text, by its number, when they are sorted: by size if all are numbers. */
    static int[] ranks(Map<String, Integer> texts) {
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(texts.entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        if (texts.keySet().stream().allMatch(CsvColumns::isNumber)) {
            sorted.sort(Comparator.comparingDouble(text -> number(text.getKey())));
        }
        int[] ranks = new int[sorted.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[sorted.get(rank).getValue()] = rank;
        }
        return ranks;
    }

    private static boolean isNumber(String text) {
        return Double.isFinite(number(text));
    }

    /** Returns the number, or NaN; a letter at the end is no part of one, as it would be in Java. */
    private static double number(String text) {
        try {
            return Character.isLetter(text.charAt(text.length() - 1)) ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
