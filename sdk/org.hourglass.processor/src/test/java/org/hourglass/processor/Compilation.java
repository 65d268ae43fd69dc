package org.hourglass.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What came of compiling sources with the processor: errors as {@code line: message}, and the class output. */
record Compilation(List<String> errors, Path output) {

    private static final String HEADER =
            "package org.example; import org.hourglass.spi.*; import org.hourglass.spi.tensor.*; import java.util.*;\n";

    /** Compiles one file; its first line is line 1. */
    static Compilation of(Path output, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("--release", "17", "-d", output.toString());
        List<JavaFileObject> files = List.of(new Source(HEADER + source));
        JavaCompiler.CompilationTask task = compiler.getTask(null, null, found, options, null, files);
        task.setProcessors(List.of(new PluginProcessor()));
        task.call();
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(diagnostic.getLineNumber() - 1 + ": " + diagnostic.getMessage(Locale.ROOT));
            }
        }
        return new Compilation(errors, output);
    }

    /** Compiles a regularizer that has these components. */
    static Compilation ofComponents(Path output, String components) {
        return of(
                output,
                """
                @RegularizerPlugin(name = "it", doc = "Does it")
                record It(
                        %s) implements Regularizer {
                    enum Shape { ROUND, VERY_FLAT }
                    @Override public Tensor penalty(Pass pass) { return pass.code(); }
                }
                """
                        .formatted(components));
    }

    String descriptor(String className) {
        try {
            return Files.readString(output.resolve("META-INF/hourglass/" + className + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///org/example/Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
