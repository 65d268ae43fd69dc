package org.hourglass.catalog.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;

/** A catalogue over whatever stock there is, wherever it comes from. */
public abstract class ShelfCatalog implements Catalog {

    private static final Comparator<Plugin> ORDER = Comparator.comparing(
            Plugin::revision,
            Comparator.comparing(Revision::kind)
                    .thenComparing(Revision::name)
                    .thenComparing(Revision::version, Versions.ORDER.reversed())
                    .thenComparing(Revision::sha256));

    /** Returns a catalogue of a stock that stays as it is. */
    static ShelfCatalog of(List<Stock> stock) {
        return new ShelfCatalog() {
            @Override
            protected List<Stock> stock() {
                return stock;
            }

            @Override
            public List<Refusal> refusals() {
                return List.of();
            }
        };
    }

    /** Returns what there is now. */
    protected abstract List<Stock> stock();

    @Override
    public List<Plugin> plugins() {
        return stock().stream()
                .filter(Stock::offered)
                .map(Stock::plugin)
                .sorted(ORDER)
                .toList();
    }

    @Override
    public Plugin find(Kind kind, String reference) {
        return new References(plugins()).find(kind, reference);
    }

    @Override
    public Plugin find(Revision revision) {
        return stockOf(revision).plugin();
    }

    private Stock stockOf(Revision revision) {
        return stock().stream()
                .filter(item -> isContentOf(item.plugin().revision(), revision))
                .findFirst()
                .orElseThrow(() -> new HourglassException(
                        ErrorCode.PLUGIN,
                        "%s: the bundle %s %s with sha256 %s must be installed, but is not; put its jar into plugins/"
                                .formatted(revision.name(), revision.bundle(), revision.version(), revision.sha256())));
    }

    private static boolean isContentOf(Revision found, Revision wanted) {
        return found.kind() == wanted.kind()
                && found.name().equals(wanted.name())
                && found.sha256().equals(wanted.sha256());
    }

    @Override
    public Map<String, Object> complete(Plugin plugin, Map<String, Object> values) {
        String name = plugin.revision().name();
        List<String> known = plugin.parameters().stream().map(Parameter::name).toList();
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw unknown(name, key, known);
            }
        }
        Map<String, Object> complete = new LinkedHashMap<>();
        for (Parameter parameter : plugin.parameters()) {
            Object value = values.containsKey(parameter.name()) ? values.get(parameter.name()) : parameter.def();
            try {
                complete.put(parameter.name(), parameter.domain().accept(value));
            } catch (IllegalArgumentException e) {
                throw new HourglassException(
                        ErrorCode.USER, "%s: `%s` %s".formatted(name, parameter.name(), e.getMessage()), e);
            }
        }
        return complete;
    }

    private static HourglassException unknown(String plugin, String key, List<String> known) {
        String wanted = known.isEmpty() ? "no parameters" : "parameters named " + String.join(", ", known);
        return new HourglassException(
                ErrorCode.USER,
                "%s: must get %s, but got %s%s".formatted(plugin, wanted, key, Nearest.hint(key, known)));
    }

    @Override
    public <T> T create(Plugin plugin, Class<T> type, Map<String, Object> values) {
        return Instances.create(stockOf(plugin.revision()), type, complete(plugin, values));
    }
}
