package org.hourglass.itests;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The declarative services of a framework and how they fare. By reflection: their runtime's types belong to a bundle, and those on
 * the test's class path are others.
 */
final class Components {

    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";

    private Components() {}

    /** Returns a line for each component: its name, its state and what it waits for. */
    static List<String> of(BundleContext context) throws ReflectiveOperationException, InvalidSyntaxException {
        // all: the test's class path has another class of that name, which is not assignable
        ServiceReference<?> reference = context.getAllServiceReferences(RUNTIME, null)[0];
        Object runtime = context.getService(reference);
        Class<?> type = Class.forName(RUNTIME, true, runtime.getClass().getClassLoader());
        Object descriptions =
                type.getMethod("getComponentDescriptionDTOs", Bundle[].class).invoke(runtime, (Object) new Bundle[0]);
        List<String> lines = new ArrayList<>();
        for (Object description : (Collection<?>) descriptions) {
            Object configurations = type.getMethod("getComponentConfigurationDTOs", description.getClass())
                    .invoke(runtime, description);
            for (Object configuration : (Collection<?>) configurations) {
                lines.add(field(description, "name") + " " + state(configuration));
            }
        }
        return lines;
    }

    private static String state(Object configuration) throws ReflectiveOperationException {
        return switch ((int) field(configuration, "state")) {
            case 1 -> "UNSATISFIED_CONFIGURATION";
            case 2 -> "UNSATISFIED_REFERENCE " + waitsFor(configuration);
            case 4 -> "SATISFIED";
            case 8 -> "ACTIVE";
            default -> "FAILED " + field(configuration, "failure");
        };
    }

    private static List<String> waitsFor(Object configuration) throws ReflectiveOperationException {
        Object references = field(configuration, "unsatisfiedReferences");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Array.getLength(references); i++) {
            Object reference = Array.get(references, i);
            names.add(field(reference, "name") + " " + field(reference, "target"));
        }
        return names;
    }

    private static Object field(Object dto, String name) throws ReflectiveOperationException {
        return dto.getClass().getField(name).get(dto);
    }
}
