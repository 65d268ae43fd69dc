package org.hourglass.catalog;

import java.util.List;
import java.util.Optional;

/**
 * An installed plugin revision with what its descriptor says.
 *
 * @param revision which one it is
 * @param doc one line that says what it does
 * @param javadoc the record's Javadoc as Markdown, see {@link Documentation#of}; empty if there is none
 * @param className the record
 * @param aliases earlier names
 * @param parameters in the order of the record's components
 */
public record Plugin(
        Revision revision,
        String doc,
        String javadoc,
        String className,
        List<String> aliases,
        List<Parameter> parameters) {

    /** Copies the lists. */
    public Plugin {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
    }

    /** Returns the parameter of this name, if there is one. */
    public Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** Returns what the Javadoc says, in parts. */
    public Documentation documentation() {
        return Documentation.of(javadoc);
    }
}
