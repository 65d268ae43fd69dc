package org.hourglass.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a {@code double} component as a parameter of the plugin: its default, its domain and its meaning. The name in
 * study files is the component's in kebab-case.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {

    /** Returns one line that says what it means, with its unit. */
    String doc();

    /** Returns the default. */
    double def();

    /** Returns the smallest legal value. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Returns the largest legal value. */
    double max() default Double.POSITIVE_INFINITY;

    /** Says whether a search walks it on a logarithmic scale; then min must be positive. */
    boolean log() default false;
}
