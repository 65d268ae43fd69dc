package org.hourglass.cli.internal.commands;

import java.util.List;
import java.util.Map;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;

/** Two plugins and a bundle that was not accepted. */
final class FakeCatalog implements Catalog {

    @Override
    public List<Plugin> plugins() {
        return List.of(
                new Plugin(
                        FakeStudy.L1,
                        "Keeps codes small",
                        """
                        Pulls codes towards 0, as `weight` says.

                        ```
                        Ω(H) = w · Σᵢⱼ |Hᵢⱼ|,   w > 0
                        ```

                        Shape: H is `[batch, code]`. Domain: all numbers.

                        Source: A. Author, "On codes that are small, and on lines that are too long for it", 2011.
                        """,
                        "L1",
                        List.of("small"),
                        List.of(new Parameter("weight", "weight in the loss", new Domain.Real(0, 1000, false), 1e-4))),
                new Plugin(
                        new Revision(Kind.ARCHITECTURE, "mlp", "1.0.0", "bb".repeat(32), "org.hourglass.architectures"),
                        "Layers",
                        "",
                        "Mlp",
                        List.of(),
                        List.of(
                                new Parameter(
                                        "hidden",
                                        "units of the hidden layers",
                                        new Domain.ListOf(new Domain.Whole(1, 8192, true), 0, 8),
                                        List.of(128L)),
                                new Parameter(
                                        "activation",
                                        "of the hidden layers",
                                        new Domain.Choice(List.of("relu", "tanh")),
                                        "relu"),
                                new Parameter(
                                        "tied", "decoder shares the encoder's weights", new Domain.Flag(), false))));
    }

    @Override
    public Plugin find(Kind kind, String reference) {
        throw new UnsupportedOperationException("commands list plugins");
    }

    @Override
    public Plugin find(Revision revision) {
        throw new UnsupportedOperationException("commands list plugins");
    }

    @Override
    public Map<String, Object> complete(Plugin plugin, Map<String, Object> values) {
        throw new UnsupportedOperationException("commands list plugins");
    }

    @Override
    public <T> T create(Plugin plugin, Class<T> type, Map<String, Object> values) {
        throw new UnsupportedOperationException("commands list plugins");
    }

    @Override
    public List<Refusal> refusals() {
        return List.of(new Refusal("bad.jar", "needs package org.hourglass.spi [2.0.0,3.0.0), but 1.0.0 is installed"));
    }
}
