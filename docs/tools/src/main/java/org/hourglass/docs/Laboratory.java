package org.hourglass.docs;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a changed class beside the built ones, in a folder of its own, and runs tests against it in this process. */
final class Laboratory implements AutoCloseable {

    private final Scratch scratch;
    private int experiments;

    private Laboratory(Scratch scratch) {
        this.scratch = scratch;
    }

    static Laboratory open() throws IOException {
        return new Laboratory(Scratch.make());
    }

    /** Runs a test class of the bundle as it was built. */
    TestRun run(Bundles.Bundle bundle, String testClass) throws Exception {
        return run(bundle, testClass, scratch.folder("unchanged"));
    }

    /** Runs a test class of the bundle with another source in the place of a class's own. */
    TestRun run(Bundles.Bundle bundle, String testClass, String className, String source) throws Exception {
        Path classes = scratch.folder(String.valueOf(experiments++));
        compile(bundle, className, source, classes);
        return run(bundle, testClass, classes);
    }

    /** Does the same with a class that is not of the bundle, in a process of its own, where all see the changed class. */
    TestRun runApart(Bundles.Bundle bundle, String testClass, String className, String source) throws Exception {
        Path classes = scratch.folder(String.valueOf(experiments++));
        compile(bundle, className, source, classes);
        String path = Stream.of(classes, bundle.classes(), bundle.testClasses(), System.getProperty("java.class.path"))
                .map(Object::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        path,
                        Main.class.getName(),
                        "test",
                        testClass)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> failures =
                process.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    testClass + ": must run, but its process ended with " + process.exitValue());
        }
        return new TestRun(1, failures);
    }

    private static TestRun run(Bundles.Bundle bundle, String testClass, Path changed) throws Exception {
        try (OwnFirst loader = new OwnFirst(
                changed.toUri().toURL(),
                bundle.classes().toUri().toURL(),
                bundle.testClasses().toUri().toURL())) {
            return TestRun.of(testClass, loader);
        }
    }

    private static void compile(Bundles.Bundle bundle, String className, String source, Path output) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-parameters",
                "-d",
                output.toString(),
                "-cp",
                bundle.classes() + File.pathSeparator + System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(errors, null, null, options, null, List.of(new Source(className, source)))
                .call();
        if (!compiled) {
            throw new IllegalArgumentException("a mutant must compile, but: " + errors);
        }
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Looks for classes in its own folders first: the bundle may be on the class path of this process, too. */
    private static final class OwnFirst extends URLClassLoader {

        OwnFirst(URL... urls) {
            super(urls, Laboratory.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (findLoadedClass(name) == null && findResource(name.replace('.', '/') + ".class") != null) {
                    findClass(name);
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
