package org.hourglass.catalog.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.hourglass.processor.PluginProcessor;

/** Plugin bundles, compiled with the annotation processor and with the manifest that bnd writes. */
final class Jars {

    private final Path folder;
    private final String bundle;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private String source;
    private boolean described = true;

    private Jars(Path folder, String bundle, String plugin) {
        this.folder = folder;
        this.bundle = bundle;
        this.source =
                """
                package org.example;
                import org.hourglass.spi.*;
                import org.hourglass.spi.tensor.Tensor;
                @RegularizerPlugin(name = "%s", doc = "Pulls")
                record Pull(@Param(doc = "weight", def = 1, min = 0) double weight) implements Regularizer {
                    Pull {}
                    @Override public Tensor penalty(Pass pass) { return pass.code().sum().times(weight); }
                }
                """
                        .formatted(plugin);
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", bundle);
        headers.put("Bundle-Version", "1.0.0");
        headers.put(
                "Provide-Capability",
                "org.hourglass.plugin;kind=regularizer;name=" + plugin + ";class=\"org.example.Pull\";doc=Pulls");
        headers.put(
                "Import-Package", "org.hourglass.spi;version=\"[1.0,2)\",org.hourglass.spi.tensor;version=\"[1.0,2)\"");
    }

    /** Returns a bundle with one regularizer that has one parameter, weight. */
    static Jars bundle(Path folder, String symbolicName, String plugin) {
        return new Jars(folder, symbolicName, plugin);
    }

    Jars header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Jars version(String version) {
        return header("Bundle-Version", version);
    }

    Jars source(String part, String replacement) {
        source = source.replace(part, replacement);
        return this;
    }

    /** Adds a file to the bundle. */
    Jars file(String path, String text) {
        files.put(path, text);
        return this;
    }

    Jars withoutDescriptor() {
        described = false;
        return this;
    }

    /** Writes the jar to a file of the folder. */
    Path write(String file) {
        try {
            Path classes = Files.createTempDirectory("classes");
            compile(classes);
            Path jar = Files.createTempFile("bundle", ".jar");
            try (OutputStream out = Files.newOutputStream(jar)) {
                pack(classes, out);
            }
            Files.setLastModifiedTime(jar, FileTime.fromMillis(0)); // as one that nobody writes to
            Files.createDirectories(folder);
            return Files.move(jar, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///org/example/Pull.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler.CompilationTask task =
                compiler.getTask(null, null, null, List.of("-d", classes.toString()), null, List.of(file));
        task.setProcessors(described ? List.of(new PluginProcessor()) : List.of());
        if (!task.call()) {
            throw new IllegalStateException("the source of " + bundle + " must compile");
        }
    }

    private void pack(Path classes, OutputStream out) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        List<Path> files;
        try (Stream<Path> found = Files.walk(classes)) {
            files = new ArrayList<>(found.filter(Files::isRegularFile).sorted().toList());
        }
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Path file : files) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(file));
            }
            for (Map.Entry<String, String> file : this.files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
