package org.hourglass.cli.internal;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.cli.internal.host.Services;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** The framework's services. Declarative services makes them when they are asked for, with all that they load. */
final class FrameworkServices implements Services {

    private static final int WAIT_SECONDS = 3;

    private final BundleContext context;

    FrameworkServices(BundleContext context) {
        this.context = context;
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        return reference == null ? Optional.empty() : Optional.ofNullable(context.getService(reference));
    }

    @Override
    public <T> T need(Class<T> type) {
        Optional<T> now = find(type);
        return now.or(() -> later(type))
                .orElseThrow(() -> new HourglassException(
                        ErrorCode.RESOURCES,
                        "%s: must be offered by this installation, but is not; `hourglass doctor` says why"
                                .formatted(type.getSimpleName())));
    }

    private <T> Optional<T> later(Class<T> type) {
        CountDownLatch arrived = new CountDownLatch(1);
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                arrived.countDown();
            }
        };
        try {
            context.addServiceListener(listener, "(objectClass=%s)".formatted(type.getName()));
            Optional<T> now = find(type);
            return now.isPresent() || !arrived.await(WAIT_SECONDS, TimeUnit.SECONDS) ? now : find(type);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            context.removeServiceListener(listener);
        }
    }
}
