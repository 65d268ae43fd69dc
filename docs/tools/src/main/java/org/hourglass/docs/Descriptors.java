package org.hourglass.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.hourglass.catalog.ClassPathCatalog;
import org.hourglass.catalog.Plugin;
import org.hourglass.processor.PluginProcessor;

/** Lets the annotation processor describe the plugins of all sources, without compiling them: it takes seconds. */
final class Descriptors {

    private static final Pattern VERSION = Pattern.compile("<artifactId>hourglass</artifactId>\\s*<version>(.+?)<");

    private Descriptors() {}

    static List<Plugin> read(Path root, List<Bundles.Bundle> bundles) throws IOException {
        try (Scratch scratch = Scratch.make()) {
            String version = version(Files.readString(root.resolve("pom.xml")));
            List<Path> folders = new ArrayList<>();
            for (Bundles.Bundle bundle : bundles) {
                Path folder = scratch.folder(bundle.name());
                describe(bundle, folder);
                Files.createDirectories(folder.resolve("META-INF"));
                Files.writeString(
                        folder.resolve("META-INF/MANIFEST.MF"),
                        "Manifest-Version: 1.0\nBundle-SymbolicName: %s\nBundle-Version: %s\n"
                                .formatted(bundle.name(), version));
                folders.add(folder);
            }
            return ClassPathCatalog.create(folders, Descriptors.class.getClassLoader())
                    .plugins();
        }
    }

    /** Returns the version as bnd writes it. */
    private static String version(String pom) {
        Matcher version = VERSION.matcher(pom);
        if (!version.find()) {
            throw new IllegalStateException("pom.xml: must have a version after its artifactId, but has none");
        }
        return version.group(1).replace('-', '.');
    }

    /** What javac says of libraries that are not on our class path does not matter here, only what the processor says. */
    private static void describe(Bundles.Bundle bundle, Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null);
                Stream<Path> sources = Files.walk(bundle.folder().resolve("src/main/java"))) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    found,
                    List.of("-proc:only", "--release", "17", "-d", output.toString()),
                    null,
                    files.getJavaFileObjectsFromPaths(
                            sources.filter(file -> file.toString().endsWith(".java"))
                                    .sorted()
                                    .toList()));
            task.setProcessors(List.of(new PluginProcessor()));
            task.call();
        }
        List<String> errors = found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .filter(diagnostic -> diagnostic.getCode().contains(".proc."))
                .map(Object::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException(String.join("\n", errors));
        }
    }
}
