package org.hourglass.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares an {@code int} or {@code long} component as a parameter of the plugin. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface IntParam {

    /** Returns one line that says what it means, with its unit. */
    String doc();

    /** Returns the default. */
    long def();

    /** Returns the smallest legal value. */
    long min() default Long.MIN_VALUE;

    /** Returns the largest legal value. */
    long max() default Long.MAX_VALUE;

    /** Says whether a search walks it on a logarithmic scale; then min must be positive. */
    boolean log() default false;
}
