package org.hourglass.tensorflow.internal;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.tensorflow.TensorFlow;

/** Loads TensorFlow's native library at first use, once per process. */
final class NativeLibrary {

    private static final String FOLDER = "/org/tensorflow/internal/c_api/";
    private static final List<String> PLATFORMS =
            List.of("linux-x86_64", "linux-arm64", "macosx-arm64", "windows-x86_64");

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads the library.
     *
     * @throws HourglassException if this product has none for the platform, or if it cannot be unpacked
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        try {
            Loader.load(org.tensorflow.internal.c_api.global.tensorflow.class);
            MissingGradients.register();
        } catch (LinkageError | RuntimeException e) {
            throw failure(e);
        }
        loaded = true;
    }

    static String version() {
        load();
        return TensorFlow.version();
    }

    private static HourglassException failure(Throwable cause) {
        String platform = Loader.getPlatform();
        List<String> shipped = PLATFORMS.stream().filter(NativeLibrary::ships).toList();
        if (!shipped.contains(platform)) {
            return new HourglassException(
                    ErrorCode.RESOURCES,
                    "tensorflow: the platform must be one of %s, but got %s; use the distribution of Hourglass for it"
                            .formatted(shipped, platform),
                    cause);
        }
        return new HourglassException(
                ErrorCode.RESOURCES,
                ("tensorflow: its native library must be unpacked to %s and loaded, but got: %s; make sure that the folder"
                                + " can be written and has 1 GB free, or set the Java property"
                                + " org.bytedeco.javacpp.cachedir to another one")
                        .formatted(cache(), innermost(cause)),
                cause);
    }

    private static boolean ships(String platform) {
        return Stream.of("libjnitensorflow.so", "libjnitensorflow.dylib", "jnitensorflow.dll")
                .anyMatch(name -> TensorFlow.class.getResource(FOLDER + platform + "/" + name) != null);
    }

    private static String cache() {
        try {
            return Loader.getCacheDir().toString();
        } catch (IOException e) {
            return "JavaCPP's cache folder";
        }
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message");
    }
}
