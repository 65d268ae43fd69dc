package org.hourglass.catalog.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** Why bundles do not resolve, in plain words. */
final class Causes {

    /**
     * One cause.
     *
     * @param why what is needed, and what there is
     * @param remedy what to do
     */
    record Cause(String why, String remedy) {

        String sentence() {
            return why + "; " + remedy;
        }
    }

    private static final Pattern LOWEST = Pattern.compile("\\(version>?=([^)]+)\\)");
    private static final Pattern HIGHEST = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

    private final FrameworkWiring wiring;

    Causes(BundleContext context) {
        wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** Returns at least one cause for a bundle that does not resolve. */
    List<Cause> of(Bundle bundle) {
        List<Cause> causes = bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                .filter(requirement ->
                        isNeeded(requirement) && resolvable(requirement).isEmpty())
                .map(this::cause)
                .toList();
        return causes.isEmpty() ? List.of(conflict(bundle)) : causes;
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && directives
                        .getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE)
                        .equals(Namespace.EFFECTIVE_RESOLVE);
    }

    /** Returns what the requirement can be wired to: in other bundles that are resolved, or in its own. */
    private List<BundleCapability> resolvable(BundleRequirement requirement) {
        return wiring.findProviders(requirement).stream()
                .filter(found -> found.getRevision().equals(requirement.getRevision()) || isResolved(found))
                .toList();
    }

    private static boolean isResolved(BundleCapability found) {
        return found.getRevision().getBundle().getState() != Bundle.INSTALLED;
    }

    private Cause cause(BundleRequirement requirement) {
        Collection<BundleCapability> unresolved = wiring.findProviders(requirement);
        if (!unresolved.isEmpty()) {
            return new Cause(
                    "needs %s of %s, which does not resolve itself"
                            .formatted(describe(requirement), owners(unresolved)),
                    "mend that one first");
        } else if (requirement.getNamespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
            return java(requirement);
        }
        Collection<BundleCapability> others = wiring.findProviders(new AnyVersion(requirement));
        if (others.isEmpty()) {
            return new Cause(
                    "needs %s, but nothing installed offers it".formatted(describe(requirement)), remedy(requirement));
        }
        String versions = others.stream()
                .map(found -> "%s of %s".formatted(found.getAttributes().get("version"), owner(found)))
                .sorted()
                .collect(Collectors.joining(", "));
        return new Cause(
                "needs %s, but installed is %s".formatted(describe(requirement), versions),
                "build it against the installed version");
    }

    private static String remedy(BundleRequirement requirement) {
        return isPackage(requirement) && !name(requirement).startsWith("org.hourglass.")
                ? "embed the library that has it in the bundle"
                : "build it against this version of Hourglass";
    }

    private static Cause java(BundleRequirement requirement) {
        String needed = version(LOWEST, filter(requirement));
        return new Cause(
                "needs Java %s, but runs on Java %s"
                        .formatted(needed, Runtime.version().feature()),
                "compile it with --release 17 or start Hourglass with a newer Java");
    }

    private static String describe(BundleRequirement requirement) {
        String name = name(requirement);
        if (name.isEmpty()) {
            return "the capability %s %s".formatted(requirement.getNamespace(), filter(requirement));
        }
        String what = isPackage(requirement) ? "package" : requirement.getNamespace();
        return "the %s %s%s".formatted(what, name, range(filter(requirement)));
    }

    private static String range(String filter) {
        String low = version(LOWEST, HIGHEST.matcher(filter).replaceAll(""));
        String high = version(HIGHEST, filter);
        if (high.isEmpty()) {
            return low.isEmpty() || Version.parseVersion(low).equals(Version.emptyVersion)
                    ? ""
                    : " from version " + low;
        }
        return " in version [%s,%s)".formatted(low.isEmpty() ? "0" : low, high);
    }

    private static String version(Pattern pattern, String filter) {
        Matcher matcher = pattern.matcher(filter);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static boolean isPackage(Requirement requirement) {
        return requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE);
    }

    private static String filter(Requirement requirement) {
        return requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    }

    /** Returns the value of the attribute that has the name of the namespace; empty if the filter has none. */
    private static String name(Requirement requirement) {
        Matcher matcher = Pattern.compile("\\(" + Pattern.quote(requirement.getNamespace()) + "=([^)]+)\\)")
                .matcher(filter(requirement));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String owners(Collection<BundleCapability> found) {
        return found.stream().map(Causes::owner).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String owner(BundleCapability found) {
        Bundle bundle = found.getRevision().getBundle();
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    /** All that it needs is there; only the framework can say which of it does not go together. */
    private static Cause conflict(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return new Cause("did not resolve at first, but does now", "try again");
        } catch (BundleException e) {
            String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            return new Cause(
                    "needs packages that do not go together: " + why, "build it against the installed versions");
        }
    }

    /** The same requirement without its bounds on versions. */
    private record AnyVersion(Requirement of) implements Requirement {

        @Override
        public String getNamespace() {
            return of.getNamespace();
        }

        @Override
        public Map<String, String> getDirectives() {
            String name = name(of);
            String filter = name.isEmpty() ? filter(of) : "(%s=%s)".formatted(getNamespace(), name);
            return filter.isEmpty() ? Map.of() : Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, filter);
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of();
        }

        @Override
        public Resource getResource() {
            return of.getResource();
        }
    }
}
