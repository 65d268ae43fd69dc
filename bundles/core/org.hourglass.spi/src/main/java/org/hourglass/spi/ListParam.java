package org.hourglass.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a {@code List<Double>}, {@code List<Integer>} or list of an enum as a parameter of the plugin. Bounds hold for
 * each element.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface ListParam {

    /** Returns one line that says what it means, with its unit. */
    String doc();

    /** Returns the default, elements separated by commas; empty for the empty list. */
    String def();

    /** Returns the smallest legal element. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Returns the largest legal element. */
    double max() default Double.POSITIVE_INFINITY;

    /** Returns the smallest legal number of elements. */
    int minSize() default 0;

    /** Returns the largest legal number of elements. */
    int maxSize() default 64;
}
