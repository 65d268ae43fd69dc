package org.hourglass.study.internal;

import java.util.List;
import java.util.Optional;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;

/**
 * Something that a slot can hold: a plugin, or one of the workbench's own optimizers and schedules.
 *
 * @param name without version
 * @param parameters in their order
 * @param plugin if it is one
 */
record Option(String name, List<Parameter> parameters, Optional<Plugin> plugin) {

    static Option of(Plugin plugin) {
        return new Option(plugin.revision().name(), plugin.parameters(), Optional.of(plugin));
    }

    static Option own(String name, Parameter... parameters) {
        return new Option(name, List.of(parameters), Optional.empty());
    }

    Optional<Parameter> parameter(String parameter) {
        return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
    }

    List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }
}
