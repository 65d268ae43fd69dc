package org.hourglass.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hourglass.base.Nearest;

/** What the domains accept, and what they say of the rest. */
final class Domains {

    private Domains() {}

    static Object accept(Domain domain, Object value) {
        if (domain instanceof Domain.Real real) {
            return real(real, value);
        } else if (domain instanceof Domain.Whole whole) {
            return whole(whole, value);
        } else if (domain instanceof Domain.Choice choice) {
            return choice(choice, value);
        } else if (domain instanceof Domain.Text text) {
            return text(text, value);
        } else if (domain instanceof Domain.ListOf list) {
            return list(list, value);
        }
        return check(value instanceof Boolean, value, "true or false");
    }

    private static Object real(Domain.Real domain, Object value) {
        check(value instanceof Number, value, "a number");
        double number = ((Number) value).doubleValue();
        check(
                domain.min() <= number && number <= domain.max() && Double.isFinite(number),
                value,
                interval(domain.min(), domain.max()));
        return number;
    }

    private static String interval(double min, double max) {
        if (Double.isInfinite(min)) {
            return Double.isInfinite(max) ? "a finite number" : "a finite number of at most " + max;
        }
        return Double.isInfinite(max) ? "a finite number of at least " + min : "in [%s, %s]".formatted(min, max);
    }

    private static Object whole(Domain.Whole domain, Object value) {
        long number = wholeNumber(value);
        check(domain.min() <= number && number <= domain.max(), value, interval(domain.min(), domain.max()));
        return number;
    }

    private static String interval(long min, long max) {
        if (min == Long.MIN_VALUE) {
            return "at most " + max;
        }
        return max == Long.MAX_VALUE || max == Integer.MAX_VALUE
                ? "at least " + min
                : "in [%s, %s]".formatted(min, max);
    }

    /** A real that is written as 1e3 or 64.0 is a whole number all the same. */
    private static long wholeNumber(Object value) {
        check(value instanceof Number, value, "a whole number");
        try {
            return new BigDecimal(value.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(value, "a whole number");
        }
    }

    private static Object choice(Domain.Choice domain, Object value) {
        List<String> names = domain.names();
        if (!names.contains(value)) {
            throw new IllegalArgumentException("must be one of %s, but got %s%s"
                    .formatted(String.join(", ", names), value, Nearest.hint(String.valueOf(value), names)));
        }
        return value;
    }

    private static Object text(Domain.Text domain, Object value) {
        check(value instanceof String, value, "a text");
        boolean matches = Pattern.matches(domain.pattern(), (String) value);
        return check(matches, value, "a text that matches " + domain.pattern());
    }

    private static Object list(Domain.ListOf domain, Object value) {
        check(value instanceof List, value, "a list");
        List<?> given = (List<?>) value;
        check(
                domain.minSize() <= given.size() && given.size() <= domain.maxSize(),
                value,
                "a list of %s to %s values".formatted(domain.minSize(), domain.maxSize()));
        List<Object> accepted = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            try {
                accepted.add(domain.element().accept(given.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("[%s] %s".formatted(i, e.getMessage()), e);
            }
        }
        return List.copyOf(accepted);
    }

    private static Object check(boolean holds, Object value, String wanted) {
        if (!holds) {
            throw wrong(value, wanted);
        }
        return value;
    }

    private static IllegalArgumentException wrong(Object value, String wanted) {
        return new IllegalArgumentException("must be %s, but got %s".formatted(wanted, value));
    }
}
