package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Sha256;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;

/** A catalog of a few plugins that exist as descriptions only. */
final class FewPlugins implements Catalog {

    static final double NO_END = Double.POSITIVE_INFINITY;

    private final List<Plugin> plugins = new ArrayList<>();

    FewPlugins() {
        add(Kind.DATASET, "mnist", "1.0.0", text("folder", "[a-z/]+", "mnist"));
        add(
                Kind.DATASET,
                "synthetic-linear",
                "1.0.0",
                whole("features", 1, 4096, true, 20),
                real("noise", 0, NO_END, 0));
        add(Kind.NOISE, "gaussian", "1.0.0", real("sd", 0, 10, 0.3));
        add(Kind.NOISE, "masking", "1.0.0", real("p", 0, 1, 0.3));
        add(
                Kind.ARCHITECTURE,
                "mlp",
                "1.0.0",
                new Parameter("hidden", "", new Domain.ListOf(new Domain.Whole(1, 4096, true), 0, 8), List.of(128L)),
                whole("code", 1, 4096, true, 32),
                new Parameter("activation", "", new Domain.Choice(List.of("relu", "sigmoid", "tanh")), "relu"),
                new Parameter("tied", "", new Domain.Flag(), false));
        add(Kind.ARCHITECTURE, "linear", "1.0.0", whole("code", 1, 4096, true, 10));
        add(Kind.LOSS, "bce-mean", "1.0.0");
        add(Kind.LOSS, "mse-mean", "1.0.0");
        add(Kind.LOSS, "mse-sum", "1.0.0");
        add(Kind.REGULARIZER, "kl-sparsity", "1.1.0", real("rho", 1e-4, 0.5, 0.05), real("beta", 0, 1e3, 0.01));
        add(Kind.REGULARIZER, "kl-sparsity", "1.0.0", real("rho", 1e-4, 0.5, 0.05), real("beta", 0, 1e3, 0.01));
        add(Kind.REGULARIZER, "l1", "1.0.0", new Parameter("weight", "", new Domain.Real(1e-6, 1, true), 1e-4));
        add(Kind.REGULARIZER, "weight-decay", "1.0.0", real("weight", 0, NO_END, 1e-5));
        add(Kind.EVALUATOR, "linear-probe", "1.0.0");
        add(Kind.EVALUATOR, "neighbours", "1.0.0", whole("k", 1, 100, false, 5));
        add(Kind.EVALUATOR, "pca-comparison", "1.0.0");
        add(Kind.EVALUATOR, "reconstruction", "1.0.0");
        add(Kind.BASELINE, "pca", "1.0.0");
        add(Kind.BASELINE, "random-projection", "1.0.0");
        add(Kind.SAMPLER, "grid", "1.0.0");
        add(Kind.SAMPLER, "random", "1.0.0");
        add(Kind.SAMPLER, "climber", "1.0.0");
        add(Kind.PRUNER, "median", "1.0.0", whole("warmup", 0, 100, false, 1));
        add(Kind.LATENT_SAMPLER, "prior", "1.0.0");
        add(Kind.LATENT_SAMPLER, "gaussian-mixture", "1.0.0", whole("components", 1, 1000, false, 10));
    }

    FewPlugins add(Kind kind, String name, String version, Parameter... parameters) {
        String bundle = "org.example." + kind.key();
        Revision revision = new Revision(kind, name, version, Sha256.of(bundle + version), bundle);
        plugins.add(new Plugin(revision, "", "", name, List.of(), List.of(parameters)));
        return this;
    }

    static Parameter real(String name, double min, double max, double def) {
        return new Parameter(name, "", new Domain.Real(min, max, false), def);
    }

    static Parameter whole(String name, long min, long max, boolean log, long def) {
        return new Parameter(name, "", new Domain.Whole(min, max, log), def);
    }

    static Parameter text(String name, String pattern, String def) {
        return new Parameter(name, "", new Domain.Text(pattern), def);
    }

    @Override
    public List<Plugin> plugins() {
        return plugins;
    }

    @Override
    public Plugin find(Kind kind, String reference) {
        String[] parts = reference.split("@", 2);
        return plugins.stream()
                .filter(plugin -> plugin.revision().kind() == kind
                        && plugin.revision().name().equals(parts[0]))
                .filter(plugin -> parts.length == 1 || isMeant(plugin.revision(), parts[1]))
                .findFirst()
                .orElseThrow(() -> new HourglassException(
                        ErrorCode.USER, "%s: no such version of %s is installed".formatted(reference, parts[0])));
    }

    private static boolean isMeant(Revision revision, String version) {
        return revision.version().equals(version) || version.equals("sha256:" + revision.sha256());
    }

    @Override
    public Plugin find(Revision revision) {
        return plugins.stream()
                .filter(plugin -> plugin.revision().equals(revision))
                .findFirst()
                .orElseThrow(() -> new HourglassException(ErrorCode.PLUGIN, revision + ": is not installed"));
    }

    @Override
    public Map<String, Object> complete(Plugin plugin, Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        plugin.parameters().forEach(p -> all.put(p.name(), p.domain().accept(values.getOrDefault(p.name(), p.def()))));
        return all;
    }

    /** Refuses what no single domain can: a tied code that is wider than 1000. */
    @Override
    public <T> T create(Plugin plugin, Class<T> type, Map<String, Object> values) {
        Map<String, Object> all = complete(plugin, values);
        if (Boolean.TRUE.equals(all.get("tied")) && (Long) all.get("code") > 1000) {
            throw new HourglassException(
                    ErrorCode.USER, "mlp: a tied code must have at most 1000 units, but got " + all.get("code"));
        }
        return plugin.revision().kind() == Kind.SAMPLER
                ? type.cast(FewSamplers.valueOf(plugin.revision().name().toUpperCase(Locale.ROOT)))
                : null;
    }

    @Override
    public List<Refusal> refusals() {
        return List.of();
    }
}
