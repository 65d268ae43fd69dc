package org.hourglass.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Domains and values in words. */
final class Words {

    private static final double SMALLEST_WRITTEN_OUT = 1e-4;
    private static final double SMALLEST_WITH_EXPONENT = 1e6;

    private Words() {}

    static String domain(Domain domain) {
        if (domain instanceof Domain.Real real) {
            return interval(number(real.min()), number(real.max()), real.log());
        } else if (domain instanceof Domain.Whole whole) {
            return "whole, " + interval(bound(whole.min()), bound(whole.max()), whole.log());
        } else if (domain instanceof Domain.Choice choice) {
            return String.join(", ", choice.names());
        } else if (domain instanceof Domain.Text text) {
            return text(text.pattern());
        } else if (domain instanceof Domain.ListOf list) {
            Object most = list.maxSize() == Integer.MAX_VALUE ? "any number" : list.maxSize();
            return "%d to %s of: %s".formatted(list.minSize(), most, domain(list.element()));
        }
        return "true, false";
    }

    private static String text(String pattern) {
        return switch (pattern) {
            case ".*" -> "text, may be empty";
            case ".+" -> "text";
            default -> "text like " + visible(pattern);
        };
    }

    static String value(Object value) {
        if (value instanceof Double real) {
            return number(real);
        } else if (value instanceof List<?> list) {
            return list.stream().map(Words::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.equals("") ? "\"\"" : visible(value.toString());
    }

    private static String visible(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }

    /** The ends of the types bound nothing. */
    private static String bound(long value) {
        if (value == Long.MIN_VALUE || value == Integer.MIN_VALUE) {
            return "-inf";
        }
        return value == Long.MAX_VALUE || value == Integer.MAX_VALUE ? "inf" : Long.toString(value);
    }

    private static String interval(String min, String max, boolean log) {
        return (min.endsWith("inf") ? "(" : "[") + min + ", " + max + (max.endsWith("inf") ? ")" : "]")
                + (log ? " log" : "");
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        double size = Math.abs(value);
        if (size == 0 || (SMALLEST_WRITTEN_OUT <= size && size < SMALLEST_WITH_EXPONENT)) {
            return exact.toPlainString();
        }
        int exponent = exact.precision() - exact.scale() - 1;
        return exact.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
