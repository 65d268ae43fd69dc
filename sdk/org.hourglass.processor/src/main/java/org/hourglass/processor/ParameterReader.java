package org.hourglass.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the parameter that a record component declares: its type, its domain, and a default that lies in it. */
final class ParameterReader {

    private static final List<String> ANNOTATIONS =
            List.of("Param", "IntParam", "ChoiceParam", "FlagParam", "TextParam", "ListParam");

    private final ProcessingEnvironment environment;

    ParameterReader(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    Map<String, Object> read(RecordComponentElement component) throws Fault {
        String name = Names.ofComponent(component.getSimpleName().toString());
        Fault.unless(
                Names.isCamel(component.getSimpleName().toString()),
                "a component's name must be in camelCase, but got %s",
                component.getSimpleName());
        Fault.unless(!name.equals("plugin"), "must not be a key of study files, but got plugin; rename the component");
        Mirror annotation = annotation(component);
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("component", component.getSimpleName().toString());
        describe(component.asType(), annotation, parameter);
        String doc = annotation.text("doc");
        Fault.unless(!doc.isBlank(), "doc must say in one line what it means, but got nothing");
        Fault.unless(
                doc.lines().count() == 1,
                "doc must be one line, but got %s lines",
                doc.lines().count());
        parameter.put("doc", doc);
        return parameter;
    }

    private Mirror annotation(RecordComponentElement component) throws Fault {
        List<Mirror> found = Mirror.of(component, environment.getElementUtils()).stream()
                .filter(mirror -> ANNOTATIONS.contains(mirror.name()))
                .toList();
        String needed = annotationFor(component.asType());
        Fault.unless(
                !found.isEmpty(),
                "every component must be declared as a parameter, but got no annotation; add @%s(doc = ..., def = ...)",
                needed);
        Fault.unless(
                found.size() == 1,
                "must have one annotation, but got %s",
                String.join(", ", found.stream().map(Mirror::name).toList()));
        Mirror only = found.get(0);
        Fault.unless(
                only.name().equals(needed),
                "%s must be declared by @%s, but got @%s",
                show(component.asType()),
                needed,
                only.name());
        Fault.unless(
                only.has("doc", "def"),
                "must have doc and def, but got %s",
                only.values().keySet());
        return only;
    }

    private String annotationFor(TypeMirror type) throws Fault {
        return switch (kindOf(type)) {
            case "real" -> "Param";
            case "int" -> "IntParam";
            case "flag" -> "FlagParam";
            case "text" -> "TextParam";
            case "choice" -> "ChoiceParam";
            case "list" -> "ListParam";
            default ->
                throw new Fault(
                        "must be a double, an int, a long, a boolean, a String, an enum, or a List of Double, Integer, Long"
                                + " or an enum, but got %s",
                        show(type));
        };
    }

    private void describe(TypeMirror type, Mirror annotation, Map<String, Object> parameter) throws Fault {
        parameter.put("type", kindOf(type));
        switch (annotation.name()) {
            case "Param" -> NumberDomain.real(annotation).describe(parameter, annotation.real("def"));
            case "IntParam" ->
                NumberDomain.whole(annotation, type.getKind() == TypeKind.INT)
                        .describe(parameter, annotation.whole("def"));
            case "FlagParam" -> parameter.put("default", annotation.flag("def"));
            case "TextParam" -> describeText(annotation, parameter);
            case "ChoiceParam" -> describeChoice(type, annotation, parameter);
            default -> describeList(type, annotation, parameter);
        }
    }

    private static void describeText(Mirror annotation, Map<String, Object> parameter) throws Fault {
        String pattern = annotation.text("pattern");
        String def = annotation.text("def");
        try {
            Fault.unless(Pattern.matches(pattern, def), "the default must match %s, but got %s", pattern, def);
        } catch (PatternSyntaxException e) {
            throw new Fault("pattern must be a regular expression, but got %s", pattern);
        }
        parameter.put("default", def);
        parameter.put("pattern", pattern);
    }

    private void describeChoice(TypeMirror type, Mirror annotation, Map<String, Object> parameter) throws Fault {
        List<String> names = constants(type);
        String def = annotation.text("def");
        Fault.unless(names.contains(def), "the default must be one of %s, but got %s", String.join(", ", names), def);
        parameter.put("default", def);
        parameter.put("choices", names);
    }

    private void describeList(TypeMirror type, Mirror annotation, Map<String, Object> parameter) throws Fault {
        TypeMirror element = elementOf(type);
        String kind = kindOf(element);
        parameter.put("element", kind);
        ListDomain.of(kind, annotation, kind.equals("choice") ? constants(element) : List.of())
                .describe(parameter, annotation.text("def"));
    }

    private List<String> constants(TypeMirror type) {
        return environment.getTypeUtils().asElement(type).getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(element -> Names.ofConstant(element.getSimpleName().toString()))
                .toList();
    }

    private String kindOf(TypeMirror type) {
        return switch (type.getKind()) {
            case DOUBLE -> "real";
            case INT, LONG -> "int";
            case BOOLEAN -> "flag";
            case DECLARED -> kindOfClass(type);
            default -> "unknown";
        };
    }

    private String kindOfClass(TypeMirror type) {
        String name = environment.getTypeUtils().erasure(type).toString();
        if (name.equals("java.lang.String")) {
            return "text";
        } else if (name.equals("java.util.List")) {
            return List.of("real", "int", "choice").contains(kindOf(elementOf(type))) ? "list" : "unknown";
        }
        ElementKind kind = environment.getTypeUtils().asElement(type).getKind();
        return kind == ElementKind.ENUM ? "choice" : "unknown";
    }

    /** Returns the element type of a list, a boxed number as the number that it boxes, void for a raw list. */
    private TypeMirror elementOf(TypeMirror type) {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        TypeMirror none = environment.getTypeUtils().getNoType(TypeKind.VOID);
        if (arguments.isEmpty()) {
            return none;
        }
        TypeMirror element = arguments.get(0);
        return switch (element.toString()) {
            case "java.lang.Double" -> environment.getTypeUtils().getPrimitiveType(TypeKind.DOUBLE);
            case "java.lang.Integer" -> environment.getTypeUtils().getPrimitiveType(TypeKind.INT);
            case "java.lang.Long" -> environment.getTypeUtils().getPrimitiveType(TypeKind.LONG);
            default -> kindOf(element).equals("choice") ? element : none;
        };
    }

    /** Returns the type as its author wrote it, without packages and annotations. */
    private static String show(TypeMirror type) {
        return type.toString().replaceAll("\\b[a-z]\\w*\\.", "").replaceAll("@\\S+ ", "");
    }
}
