package org.hourglass.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;

/** Makes a record that implements {@link LatentSampler} a latent sampler plugin: it draws codes to generate samples from. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(
        namespace = "org.hourglass.plugin",
        attribute = {"kind=latent-sampler", "name=${#name}", "class=${@class}", "doc='${#doc}'"})
public @interface LatentSamplerPlugin {

    /** Returns the name that study files use: kebab-case, stable for ever. */
    String name();

    /** Returns one line that says what it does, without quotes. */
    String doc();

    /** Returns earlier names that studies may still use. */
    String[] aliases() default {};
}
