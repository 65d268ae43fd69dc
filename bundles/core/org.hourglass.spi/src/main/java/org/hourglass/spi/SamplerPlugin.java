package org.hourglass.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;

/** Makes a record that implements {@link Sampler} a sampler plugin: it chooses the points that a study tries. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(
        namespace = "org.hourglass.plugin",
        attribute = {"kind=sampler", "name=${#name}", "class=${@class}", "doc='${#doc}'"})
public @interface SamplerPlugin {

    /** Returns the name that study files use: kebab-case, stable for ever. */
    String name();

    /** Returns one line that says what it does, without quotes. */
    String doc();

    /** Returns earlier names that studies may still use. */
    String[] aliases() default {};
}
