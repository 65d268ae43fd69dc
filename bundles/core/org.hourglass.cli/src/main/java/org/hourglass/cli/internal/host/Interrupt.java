package org.hourglass.cli.internal.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C while something worth finishing is on: the first one is a request, the second one ends the process at once. Until
 * closed.
 */
public final class Interrupt implements AutoCloseable {

    /** The exit code of a process that Ctrl-C ended. */
    public static final int EXIT = 130;

    private final Request request;
    private final Runnable first;
    private final Map<String, Object> before = new LinkedHashMap<>();

    private Interrupt(Request request, Runnable first) {
        this.request = request;
        this.first = first;
    }

    /** What the user asked for; outlives the listening. */
    public static final class Request {

        private final AtomicInteger times = new AtomicInteger();

        /** Says whether the user wants to stop. */
        public boolean isMade() {
            return times.get() > 0;
        }
    }

    /** Listens to SIGINT and SIGTERM; the action is done on the first one, on a thread of its own. */
    public static Interrupt listen(Request request, Runnable first) {
        Interrupt interrupt = new Interrupt(request, first);
        for (String name : new String[] {"INT", "TERM"}) {
            Object old = Signals.handle(name, interrupt::received);
            if (old != null) {
                interrupt.before.put(name, old);
            }
        }
        return interrupt;
    }

    /** Leaves Ctrl-C to the process that started this one. */
    public static void ignore() {
        for (String name : new String[] {"INT", "TERM"}) {
            Signals.handle(name, () -> {});
        }
    }

    /** A signal has come. */
    void received() {
        if (request.times.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(EXIT);
        }
        first.run();
    }

    @Override
    public void close() {
        before.forEach(Signals::restore);
    }

    /** sun.misc.Signal by reflection: a bundle imports no package of the JDK's own, and javac warns of this one. */
    private static final class Signals {

        static @org.jspecify.annotations.Nullable Object handle(String name, Runnable action) {
            try {
                Class<?> handler = type("sun.misc.SignalHandler");
                Object proxy = Proxy.newProxyInstance(
                        Signals.class.getClassLoader() == null ? null : handlerLoader(handler),
                        new Class<?>[] {handler},
                        (self, method, arguments) -> {
                            if (method.getName().equals("handle")) {
                                action.run();
                                return null;
                            }
                            return method.getName().equals("hashCode")
                                    ? System.identityHashCode(self)
                                    : self == arguments[0];
                        });
                return set(name, proxy);
            } catch (ReflectiveOperationException e) {
                return null; // no such JDK: Ctrl-C ends the process, and resume goes on from the last checkpoint
            }
        }

        static void restore(String name, Object old) {
            try {
                set(name, old);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the signal %s was handled before".formatted(name), e);
            }
        }

        private static ClassLoader handlerLoader(Class<?> handler) {
            ClassLoader loader = handler.getClassLoader();
            return loader == null ? ClassLoader.getPlatformClassLoader() : loader;
        }

        private static @org.jspecify.annotations.Nullable Object set(String name, Object handler)
                throws ReflectiveOperationException {
            Class<?> signal = type("sun.misc.Signal");
            try {
                return signal.getMethod("handle", signal, type("sun.misc.SignalHandler"))
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
            } catch (InvocationTargetException e) {
                return null; // the JVM uses this signal itself (-Xrs)
            }
        }

        private static Class<?> type(String name) throws ClassNotFoundException {
            return Class.forName(name, true, ClassLoader.getPlatformClassLoader());
        }
    }
}
