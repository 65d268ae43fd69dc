package org.hourglass.docs;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What came of the tests of a class.
 *
 * @param tests how many ran
 * @param failures names of those that failed, the class's own before those of its contract
 */
record TestRun(int tests, List<String> failures) {

    private static final long SECONDS = 120;

    /** Runs a class and the classes nested in it; a run without end is a failure, too. */
    static TestRun of(String testClass, ClassLoader loader) throws Exception {
        Listener listener = new Listener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Class.forName(testClass, false, loader)))
                .build();
        Thread thread = new Thread(() -> LauncherFactory.create().execute(request, listener), testClass);
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
        return thread.isAlive() ? new TestRun(1, List.of("no end within %d s".formatted(SECONDS))) : listener.result();
    }

    /** Gathers failures. */
    private static final class Listener implements TestExecutionListener {

        private final List<Failure> failures = new ArrayList<>();
        private int tests;

        /** A failed test, or a class that failed as a whole. */
        private record Failure(boolean ofContract, String name) {}

        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            tests += test.isTest() ? 1 : 0;
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failures.add(
                        test.getSource().orElse(null) instanceof MethodSource method
                                ? new Failure(
                                        method.getJavaMethod()
                                                .getDeclaringClass()
                                                .isInterface(),
                                        method.getMethodName())
                                : new Failure(false, test.getDisplayName()));
            }
        }

        synchronized TestRun result() {
            List<String> names = failures.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Failure::ofContract).thenComparing(Failure::name))
                    .map(Failure::name)
                    .toList();
            return new TestRun(tests, names);
        }
    }
}
