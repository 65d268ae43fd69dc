package org.hourglass.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * An annotation as it stands in the source, with its defaults.
 *
 * @param name the annotation's simple name
 * @param values by element name
 */
record Mirror(String name, Map<String, Object> values) {

    /** Returns the annotations of the SPI that stand on the element. */
    static List<Mirror> of(AnnotatedConstruct element, Elements elements) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> typeOf(mirror).getQualifiedName().toString().startsWith(PluginKind.SPI))
                .map(mirror -> of(mirror, elements))
                .toList();
    }

    static Optional<Mirror> named(String name, List<Mirror> mirrors) {
        return mirrors.stream().filter(mirror -> mirror.name.equals(name)).findFirst();
    }

    private static Mirror of(AnnotationMirror mirror, Elements elements) {
        Map<String, Object> values = new LinkedHashMap<>();
        elements.getElementValuesWithDefaults(mirror)
                .forEach((element, value) -> values.put(element.getSimpleName().toString(), value.getValue()));
        return new Mirror(typeOf(mirror).getSimpleName().toString(), values);
    }

    private static TypeElement typeOf(AnnotationMirror mirror) {
        return (TypeElement) mirror.getAnnotationType().asElement();
    }

    /** Says whether the author wrote all values that have no default; javac complains of the others. */
    boolean has(String... names) {
        return values.keySet().containsAll(List.of(names));
    }

    String text(String name) {
        return String.valueOf(values.get(name));
    }

    double real(String name) {
        return number(name).doubleValue();
    }

    long whole(String name) {
        return number(name).longValue();
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .map(item -> String.valueOf(((AnnotationValue) item).getValue()))
                        .toList()
                : List.of();
    }

    private Number number(String name) {
        return values.get(name) instanceof Number number ? number : Double.NaN;
    }
}
