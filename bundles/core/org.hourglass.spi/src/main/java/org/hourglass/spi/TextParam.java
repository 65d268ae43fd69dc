package org.hourglass.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a {@code String} component as a parameter of the plugin. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface TextParam {

    /** Returns one line that says what it means, with its unit. */
    String doc();

    /** Returns the default. */
    String def();

    /** Returns the regular expression that the whole text must match. */
    String pattern() default ".*";
}
