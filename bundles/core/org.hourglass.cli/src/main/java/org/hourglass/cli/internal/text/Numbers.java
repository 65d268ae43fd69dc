package org.hourglass.cli.internal.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers and values as people read them. */
public final class Numbers {

    private Numbers() {}

    /** Returns four significant digits, or a dash for what is unknown or not finite. */
    public static String metric(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return value != null && Double.isNaN(value) ? "NaN" : value == null ? "-" : value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        } else if (size < 1e-4 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + Math.min(decimals, 7) + "f", value);
    }

    /** Returns a duration in one or two units. */
    public static String seconds(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) {
            return "-";
        } else if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        } else if (whole < 3600) {
            return "%d min %02d s".formatted(whole / 60, whole % 60);
        }
        return "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
    }

    /** Returns a size in the unit that fits. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.5 && unit < 3) {
            size /= 1000;
            unit++;
        }
        return String.format(
                Locale.ROOT,
                size < 9.95 ? "%.1f %s" : "%.0f %s",
                size,
                List.of("kB", "MB", "GB", "TB").get(unit));
    }

    /** Returns "1 run", "2 runs". */
    public static String count(long number, String noun) {
        return number == 1
                ? "1 " + noun
                : number + " " + (noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
    }

    /** Returns a value of a point: reals with four digits, a plugin as name(parameter value, ...), a list in brackets. */
    public static String value(@Nullable Object value) {
        if (value instanceof Double real) {
            return metric(real);
        } else if (value instanceof List<?> list) {
            return list.stream().map(Numbers::value).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return plugin(map);
        }
        return String.valueOf(value == null ? "-" : value);
    }

    private static String plugin(Map<?, ?> map) {
        String rest = map.entrySet().stream()
                .filter(entry -> !"plugin".equals(entry.getKey()))
                .map(entry -> entry.getKey() + " " + value(entry.getValue()))
                .collect(Collectors.joining(", "));
        Object name = map.get("plugin");
        return name == null ? "{" + rest + "}" : rest.isEmpty() ? name.toString() : name + "(" + rest + ")";
    }
}
