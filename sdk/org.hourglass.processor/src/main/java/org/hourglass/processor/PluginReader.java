package org.hourglass.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/** Reads one plugin record; every fault is reported where it stands. */
final class PluginReader {

    private final ProcessingEnvironment environment;
    private final PluginKind kind;
    private final TypeElement type;
    private final List<String> names = new ArrayList<>();
    private boolean faulty;

    PluginReader(ProcessingEnvironment environment, PluginKind kind, TypeElement type) {
        this.environment = environment;
        this.kind = kind;
        this.type = type;
    }

    /** Returns the descriptor, or nothing if faults were reported. */
    Optional<Map<String, Object>> read() {
        String annotation = kind.annotation().substring(PluginKind.SPI.length());
        Optional<Mirror> mirror = Mirror.named(annotation, Mirror.of(type, environment.getElementUtils()));
        if (mirror.isEmpty() || !mirror.get().has("name", "doc")) {
            return Optional.empty();
        }
        Map<String, Object> descriptor = describe(mirror.get());
        return faulty ? Optional.empty() : Optional.of(descriptor);
    }

    /** Returns the name and the earlier names of the plugin that was read. */
    List<String> names() {
        return names;
    }

    boolean isFaulty() {
        return faulty;
    }

    private Map<String, Object> describe(Mirror plugin) {
        String name = plugin.text("name");
        checkNames(plugin);
        checkDoc(name, plugin.text("doc"));
        checkType(name);
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("kind", kind.key());
        descriptor.put("name", name);
        descriptor.put("aliases", plugin.texts("aliases"));
        descriptor.put("doc", plugin.text("doc"));
        descriptor.put(
                "class", environment.getElementUtils().getBinaryName(type).toString());
        descriptor.put("parameters", parameters());
        String javadoc = environment.getElementUtils().getDocComment(type);
        descriptor.put("javadoc", javadoc == null ? "" : DocComment.toMarkdown(javadoc));
        return descriptor;
    }

    private void checkNames(Mirror plugin) {
        names.add(plugin.text("name"));
        names.addAll(plugin.texts("aliases"));
        for (String name : names) {
            if (!Names.isKebab(name)) {
                error(type, "%s: a plugin's name must be in kebab-case, such as kl-sparsity, but got %s", name, name);
            }
        }
    }

    /** The text goes through bnd into a manifest header in quotes: what would break out of them is refused here. */
    private void checkDoc(String name, String doc) {
        if (doc.isBlank()) {
            error(type, "%s: doc must say in one line what the plugin does, but got nothing", name);
        } else if (!doc.matches("[^'\"\\\\$\\p{Cntrl}]*")) {
            error(type, "%s: doc must be one line without quotes, backslashes and dollar signs, but got %s", name, doc);
        }
    }

    private void checkType(String name) {
        String what = type.getKind().name().toLowerCase(Locale.ROOT).replace("annotation_type", "annotation");
        if (type.getKind() != ElementKind.RECORD) {
            error(type, "%s: a plugin must be a record, but got %s %s", name, what, type.getSimpleName());
        } else if (type.getNestingKind() == NestingKind.LOCAL) {
            error(type, "%s: a plugin must be a record outside of methods, but got %s", name, type.getSimpleName());
        } else if (!type.getTypeParameters().isEmpty()) {
            error(type, "%s: a plugin must be a record without type parameters, but got %s", name, type.asType());
        }
        TypeElement contract = environment.getElementUtils().getTypeElement(kind.contract());
        if (contract != null && !environment.getTypeUtils().isAssignable(type.asType(), contract.asType())) {
            error(
                    type,
                    "%s: a %s must implement %s, but got %s; add `implements %s`",
                    name,
                    kind.key(),
                    kind.contract(),
                    implemented(),
                    contract.getSimpleName());
        }
    }

    private String implemented() {
        List<String> names = type.getInterfaces().stream().map(Object::toString).toList();
        return names.isEmpty() ? "no interface" : String.join(", ", names);
    }

    private List<Map<String, Object>> parameters() {
        ParameterReader reader = new ParameterReader(environment);
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (RecordComponentElement component : ElementFilter.recordComponentsIn(type.getEnclosedElements())) {
            try {
                parameters.add(reader.read(component));
            } catch (Fault fault) {
                error(fieldOf(component), "`%s`: %s", Names.ofComponent(component.toString()), fault.text());
            }
        }
        return parameters;
    }

    /** Javac knows no place in the source for a component, but for the field that stands for it. */
    private Element fieldOf(RecordComponentElement component) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
                .map(Element.class::cast)
                .findFirst()
                .orElse(type);
    }

    void error(Element element, String format, Object... values) {
        faulty = true;
        environment.getMessager().printMessage(Diagnostic.Kind.ERROR, format.formatted(values), element);
    }
}
