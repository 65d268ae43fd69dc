package org.hourglass.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a list parameter allows: the elements by their kind, and the number of them. */
record ListDomain(String kind, Mirror annotation, List<String> choices) {

    static ListDomain of(String kind, Mirror annotation, List<String> choices) throws Fault {
        long minSize = annotation.whole("minSize");
        long maxSize = annotation.whole("maxSize");
        Fault.unless(
                0 <= minSize && minSize <= maxSize,
                "sizes must be 0 <= minSize <= maxSize, but got [%s, %s]",
                minSize,
                maxSize);
        return new ListDomain(kind, annotation, choices);
    }

    void describe(Map<String, Object> parameter, String def) throws Fault {
        List<Object> elements = new ArrayList<>();
        for (String text : def.isBlank() ? List.<String>of() : Arrays.asList(def.split(",", -1))) {
            elements.add(element(text.strip()));
        }
        long minSize = annotation.whole("minSize");
        long maxSize = annotation.whole("maxSize");
        Fault.unless(
                minSize <= elements.size() && elements.size() <= maxSize,
                "the default must have from %s to %s elements, but got %s",
                minSize,
                maxSize,
                elements.size());
        parameter.put("default", elements);
        if (kind.equals("choice")) {
            parameter.put("choices", choices);
        } else if (kind.equals("int")) {
            whole().bounds(parameter);
        } else {
            real().bounds(parameter);
        }
        parameter.put("minSize", minSize);
        parameter.put("maxSize", maxSize);
    }

    private Object element(String text) throws Fault {
        String what = "an element of the default";
        try {
            if (kind.equals("int")) {
                long value = Long.parseLong(text);
                whole().check(value, what);
                return value;
            } else if (kind.equals("real")) {
                double value = Double.parseDouble(text);
                real().check(value, what);
                return value;
            }
        } catch (NumberFormatException e) {
            String wanted = kind.equals("int") ? "whole number" : "number";
            throw new Fault("%s must be a %s, but got %s", what, wanted, text.isEmpty() ? "nothing" : text);
        }
        Fault.unless(
                choices.contains(text), "%s must be one of %s, but got %s", what, String.join(", ", choices), text);
        return text;
    }

    private NumberDomain<Double> real() throws Fault {
        return NumberDomain.real(annotation);
    }

    /** The annotation's bounds are doubles for all lists; those of whole numbers must be whole. */
    private NumberDomain<Long> whole() throws Fault {
        double min = annotation.real("min");
        double max = annotation.real("max");
        Fault.unless(
                (Double.isInfinite(min) || min == Math.rint(min)) && (Double.isInfinite(max) || max == Math.rint(max)),
                "the bounds of whole numbers must be whole, but got [%s, %s]",
                min,
                max);
        long lowest = Double.isInfinite(min) ? Integer.MIN_VALUE : (long) min;
        long highest = Double.isInfinite(max) ? Integer.MAX_VALUE : (long) max;
        return new NumberDomain<>(lowest, highest, false, Long.MIN_VALUE, Long.MAX_VALUE).checked();
    }
}
