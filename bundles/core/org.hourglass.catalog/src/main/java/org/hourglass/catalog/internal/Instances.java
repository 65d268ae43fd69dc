package org.hourglass.catalog.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.jspecify.annotations.Nullable;

/** Makes instances of plugin records. */
final class Instances {

    private Instances() {}

    /** Makes one from the values of all parameters. */
    static <T> T create(Stock stock, Class<T> type, Map<String, Object> values) {
        Plugin plugin = stock.plugin();
        try {
            Class<? extends T> record = load(stock, type);
            return newInstance(record, plugin, values);
        } catch (InvocationTargetException e) {
            throw thrown(plugin, e.getTargetException());
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            throw unusable(plugin, e);
        }
    }

    private static <T> Class<? extends T> load(Stock stock, Class<T> type) throws ClassNotFoundException {
        Class<?> found = stock.classes().load(stock.plugin().className());
        if (!type.isAssignableFrom(found)) {
            throw new Misfit(
                    "%s must implement %s of this workbench, but does not; import the package %s, do not embed it"
                            .formatted(found.getName(), type.getName(), type.getPackageName()));
        }
        return found.asSubclass(type);
    }

    private static <T> T newInstance(Class<T> record, Plugin plugin, Map<String, Object> values)
            throws ReflectiveOperationException {
        RecordComponent[] components = components(record, plugin);
        Object[] arguments = Arrays.stream(components)
                .map(component -> argument(component, values))
                .toArray();
        Constructor<T> constructor = record.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private static RecordComponent[] components(Class<?> record, Plugin plugin) {
        List<String> declared =
                plugin.parameters().stream().map(Parameter::name).toList();
        RecordComponent[] components = record.getRecordComponents();
        List<String> found = components == null
                ? List.of()
                : Arrays.stream(components)
                        .map(component -> Names.ofComponent(component.getName()))
                        .toList();
        if (components == null || !found.equals(declared)) {
            throw new Misfit("%s must be a record of %s as its descriptor says, but got %s; build it anew"
                    .formatted(record.getName(), declared, components == null ? "no record" : found));
        }
        return components;
    }

    private static Object argument(RecordComponent component, Map<String, Object> values) {
        Object value = values.get(Names.ofComponent(component.getName()));
        if (value == null) {
            throw new Misfit("`%s` must have a value, but got none".formatted(component.getName()));
        }
        return convert(value, component.getGenericType());
    }

    /** Gives a value of a domain the type that the record wants. */
    private static Object convert(Object value, Type type) {
        if (value instanceof List<?> list && type instanceof ParameterizedType parameterized) {
            Type element = parameterized.getActualTypeArguments()[0];
            return list.stream().map(item -> convert(item, element)).toList();
        } else if (value instanceof Long number && (type == int.class || type == Integer.class)) {
            return Math.toIntExact(number);
        } else if (value instanceof String name && type instanceof Class<?> choice && choice.isEnum()) {
            return constant(name, choice);
        }
        return value;
    }

    private static Object constant(String name, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (Names.ofConstant(((Enum<?>) constant).name()).equals(name)) {
                return constant;
            }
        }
        throw new Misfit("%s must have a constant %s as the descriptor says, but has none; build it anew"
                .formatted(type.getName(), name));
    }

    /** The record's own refusal of its values is for whoever chose them; anything else is a fault of the plugin. */
    private static HourglassException thrown(Plugin plugin, @Nullable Throwable cause) {
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return new HourglassException(ErrorCode.USER, named(plugin, cause.getMessage()), cause);
        }
        return unusable(plugin, cause);
    }

    private static HourglassException unusable(Plugin plugin, @Nullable Throwable cause) {
        Revision revision = plugin.revision();
        String what = cause instanceof Misfit
                ? String.valueOf(cause.getMessage())
                : "making an instance must not fail, but threw %s; report it to the author of %s %s"
                        .formatted(cause, revision.bundle(), revision.version());
        return new HourglassException(ErrorCode.PLUGIN, named(plugin, what), cause);
    }

    private static String named(Plugin plugin, String message) {
        String prefix = plugin.revision().name() + ": ";
        return message.startsWith(prefix) ? message : prefix + message;
    }

    /** The record is not what its descriptor says. */
    private static final class Misfit extends RuntimeException {

        private static final long serialVersionUID = 1;

        Misfit(String message) {
            super(message);
        }
    }
}
