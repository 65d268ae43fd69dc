package org.hourglass.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;

/** Makes a record that implements {@link Pruner} a pruner plugin: it stops runs that are not worth their time. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(
        namespace = "org.hourglass.plugin",
        attribute = {"kind=pruner", "name=${#name}", "class=${@class}", "doc='${#doc}'"})
public @interface PrunerPlugin {

    /** Returns the name that study files use: kebab-case, stable for ever. */
    String name();

    /** Returns one line that says what it does, without quotes. */
    String doc();

    /** Returns earlier names that studies may still use. */
    String[] aliases() default {};
}
