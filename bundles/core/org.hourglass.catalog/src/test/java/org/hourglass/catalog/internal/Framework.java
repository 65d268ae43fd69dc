package org.hourglass.catalog.internal;

import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** A running Felix whose system bundle offers the SPI of this class path. */
final class Framework implements AutoCloseable {

    private static final String COMPONENTS = "org.osgi.dto;version=1.1,org.osgi.service.component;version=1.5,"
            + "org.osgi.service.component.runtime;version=1.5,org.osgi.service.component.runtime.dto;version=1.5,"
            + "org.osgi.util.promise;version=1.3,org.osgi.util.function;version=1.2";
    private static final long STOP_MILLIS = 10_000;

    private final org.osgi.framework.launch.Framework felix;

    Framework(Path storage) throws BundleException {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        Constants.FRAMEWORK_BSNVERSION,
                        Constants.FRAMEWORK_BSNVERSION_MULTIPLE,
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.hourglass.spi;version=1.0.0,org.hourglass.spi.tensor;version=1.0.0," + COMPONENTS,
                        "felix.log.level",
                        "0"));
        felix.start();
    }

    BundleContext context() {
        return felix.getBundleContext();
    }

    @Override
    public void close() throws BundleException {
        felix.stop();
        try {
            felix.waitForStop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
