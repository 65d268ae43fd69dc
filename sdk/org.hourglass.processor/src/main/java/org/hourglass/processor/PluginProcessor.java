package org.hourglass.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Checks plugin records and writes {@code META-INF/hourglass/<class>.json} for each. */
public final class PluginProcessor extends AbstractProcessor {

    private final Map<String, String> classes = new HashMap<>();

    /** Made by the compiler. */
    public PluginProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Arrays.stream(PluginKind.values()).map(PluginKind::annotation).collect(Collectors.toSet());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (PluginKind kind : PluginKind.values()) {
            TypeElement annotation = processingEnv.getElementUtils().getTypeElement(kind.annotation());
            if (annotation != null) {
                for (Element element : round.getElementsAnnotatedWith(annotation)) {
                    process(kind, (TypeElement) element);
                }
            }
        }
        return false;
    }

    private void process(PluginKind kind, TypeElement type) {
        PluginReader reader = new PluginReader(processingEnv, kind, type);
        reader.read().ifPresent(descriptor -> {
            String className = String.valueOf(descriptor.get("class"));
            for (String name : reader.names()) {
                String other = classes.putIfAbsent(kind.key() + " " + name, className);
                if (other != null && !other.equals(className)) {
                    reader.error(
                            type,
                            "%s: must name one %s, but got %s and %s; rename one of them",
                            name,
                            kind.key(),
                            other,
                            className);
                }
            }
            if (!reader.isFaulty()) {
                write(className, descriptor, type);
            }
        });
    }

    private void write(String className, Map<String, Object> descriptor, TypeElement type) {
        String path = "META-INF/hourglass/" + className + ".json";
        try {
            FileObject file = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", path, type);
            try (Writer out = file.openWriter()) {
                out.write(JsonText.of(descriptor));
            }
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "%s: must be writable, but got %s".formatted(path, e), type);
        }
    }
}
