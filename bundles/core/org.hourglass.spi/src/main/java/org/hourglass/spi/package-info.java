/**
 * What a plugin implements and what it is handed: datasets, noise models, architectures, losses, regularizers,
 * evaluators, baselines, latent samplers, samplers and pruners, each a record with one annotation. Plugins import this,
 * {@code org.hourglass.spi.tensor} and {@code org.hourglass.spi.search}, and nothing else of Hourglass.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
