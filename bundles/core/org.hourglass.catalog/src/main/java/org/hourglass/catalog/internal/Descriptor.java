package org.hourglass.catalog.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hourglass.base.Json;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.jspecify.annotations.Nullable;

/** Reads the descriptors that the annotation processor writes; whatever it finds wrong is an IllegalArgumentException. */
final class Descriptor {

    static final String FOLDER = "META-INF/hourglass";

    private final Map<String, @Nullable Object> data;

    private Descriptor(Map<String, @Nullable Object> data) {
        this.data = data;
    }

    static Plugin read(String json, Origin origin) {
        Descriptor descriptor = new Descriptor(Json.parseObject(json));
        Revision revision = new Revision(
                Kind.of(descriptor.text("kind")),
                descriptor.text("name"),
                origin.version(),
                origin.sha256(),
                origin.bundle());
        return new Plugin(
                revision,
                descriptor.text("doc"),
                descriptor.text("javadoc"),
                descriptor.text("class"),
                descriptor.texts("aliases"),
                descriptor.parameters());
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Object item : list("parameters")) {
            Parameter parameter = new Descriptor(object(item)).parameter();
            parameters.add(parameter);
            check(names.add(parameter.name()), "names of parameters must differ, but got %s twice", parameter.name());
        }
        return parameters;
    }

    private Parameter parameter() {
        String name = text("name");
        try {
            Domain domain = domain(text("type"));
            return new Parameter(name, text("doc"), domain, domain.accept(value("default")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("`%s`: %s".formatted(name, e.getMessage()), e);
        }
    }

    private Domain domain(String type) {
        return switch (type) {
            case "real" -> real();
            case "int" -> whole();
            case "choice" -> new Domain.Choice(texts("choices"));
            case "flag" -> new Domain.Flag();
            case "text" -> new Domain.Text(text("pattern"));
            case "list" -> new Domain.ListOf(domain(text("element")), size("minSize"), size("maxSize"));
            default ->
                throw new IllegalArgumentException(
                        "type must be one of real, int, choice, flag, text, list, but got %s; use a newer Hourglass"
                                .formatted(type));
        };
    }

    private Domain real() {
        double min = number("min", Double.NEGATIVE_INFINITY).doubleValue();
        double max = number("max", Double.POSITIVE_INFINITY).doubleValue();
        check(min <= max, "min must not be above max, but got [%s, %s]", min, max);
        return new Domain.Real(min, max, log(min));
    }

    private Domain whole() {
        long min = number("min", Long.MIN_VALUE).longValue();
        long max = number("max", Long.MAX_VALUE).longValue();
        check(min <= max, "min must not be above max, but got [%s, %s]", min, max);
        return new Domain.Whole(min, max, log(min));
    }

    private boolean log(double min) {
        boolean log = Boolean.TRUE.equals(data.get("log"));
        check(!log || min > 0, "min must be positive for a logarithmic scale, but got %s", min);
        return log;
    }

    private Number number(String key, Number missing) {
        Object value = data.get(key);
        check(value == null || value instanceof Number, "%s must be a number, but got %s", key, value);
        return value instanceof Number number ? number : missing;
    }

    private int size(String key) {
        return number(key, 0).intValue();
    }

    private String text(String key) {
        Object value = value(key);
        check(value instanceof String, "%s must be a text, but got %s", key, value);
        return (String) value;
    }

    private List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    private List<?> list(String key) {
        Object value = value(key);
        check(value instanceof List, "%s must be a list, but got %s", key, value);
        return (List<?>) value;
    }

    private Object value(String key) {
        Object value = data.get(key);
        if (value == null) {
            throw new IllegalArgumentException("%s must be there, but got only %s".formatted(key, data.keySet()));
        }
        return value;
    }

    @SuppressWarnings("unchecked") // a JSON object has text keys
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("a parameter must be an object, but got %s".formatted(value));
    }

    private static void check(boolean holds, String format, @Nullable Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(format.formatted(values));
        }
    }
}
