package org.hourglass.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a component of an enum type as a parameter; study files name constants in kebab-case. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface ChoiceParam {

    /** Returns one line that says what it means, with its unit. */
    String doc();

    /** Returns the default, in kebab-case. */
    String def();
}
