package org.hourglass.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;

/**
 * Copies errors and warnings of OSGi's log service to the event log. By reflection: the log service's types belong to a bundle,
 * and a copy of them on the launcher's class path would be another type.
 */
final class LogEcho implements AllServiceListener {

    private static final String READER = "org.osgi.service.log.LogReaderService";

    private final BundleContext context;
    private final EventLog log;

    private LogEcho(BundleContext context, EventLog log) {
        this.context = context;
        this.log = log;
    }

    static void start(BundleContext context, EventLog log) {
        try {
            context.addServiceListener(new LogEcho(context, log), "(objectClass=" + READER + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED) {
            listenTo(event.getServiceReference());
        }
    }

    private void listenTo(ServiceReference<?> reference) {
        Object reader = context.getService(reference);
        if (reader == null) {
            return;
        }
        try {
            ClassLoader loader = reader.getClass().getClassLoader();
            Class<?> listener = Class.forName("org.osgi.service.log.LogListener", true, loader);
            Object proxy = Proxy.newProxyInstance(loader, new Class<?>[] {listener}, this::invoke);
            Class.forName(READER, true, loader)
                    .getMethod("addLogListener", listener)
                    .invoke(reader, proxy);
        } catch (ReflectiveOperationException e) {
            log.write("WARNING", "the log service cannot be listened to", e);
        }
    }

    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        if (arguments == null) {
            return method.getName().equals("hashCode") ? System.identityHashCode(proxy) : toString();
        }
        if (method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        echo(arguments[0]);
        return null;
    }

    private void echo(Object entry) throws ReflectiveOperationException {
        String level = String.valueOf(call(entry, "getLogLevel"));
        if (level.equals("ERROR") || level.equals("WARN")) {
            log.write(level, call(entry, "getBundle") + ": " + call(entry, "getMessage"), (Throwable)
                    call(entry, "getException"));
        }
    }

    private static @Nullable Object call(Object entry, String getter) throws ReflectiveOperationException {
        ClassLoader loader = entry.getClass().getClassLoader();
        try {
            return Class.forName("org.osgi.service.log.LogEntry", true, loader)
                    .getMethod(getter)
                    .invoke(entry);
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }
}
