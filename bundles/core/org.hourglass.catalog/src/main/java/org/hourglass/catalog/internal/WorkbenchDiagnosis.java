package org.hourglass.catalog.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hourglass.catalog.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Asks the framework and Declarative Services. */
@Component(service = Diagnosis.class)
public final class WorkbenchDiagnosis implements Diagnosis {

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;

    /** Asks nothing yet. */
    @Activate
    public WorkbenchDiagnosis(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            examine(bundle, findings);
        }
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                examine(component, configuration, findings);
            }
        }
        return findings;
    }

    private void examine(Bundle bundle, List<Finding> findings) {
        String what = "bundle %s %s".formatted(bundle.getSymbolicName(), bundle.getVersion());
        if (bundle.getState() == Bundle.INSTALLED) {
            new Causes(context)
                    .of(bundle)
                    .forEach(cause ->
                            findings.add(new Finding(what, "does not resolve: it " + cause.why(), cause.remedy())));
        } else if (bundle.getState() == Bundle.RESOLVED && shouldRun(bundle)) {
            findings.add(new Finding(
                    what,
                    "should run, but is not started: its activator failed",
                    "look into the log for its exception"));
        }
    }

    private static boolean shouldRun(Bundle bundle) {
        boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        return !fragment && level != null && level.isPersistentlyStarted();
    }

    private void examine(
            ComponentDescriptionDTO component, ComponentConfigurationDTO configuration, List<Finding> findings) {
        String what = "component %s in %s".formatted(component.name, component.bundle.symbolicName);
        if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
            for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
                findings.add(new Finding(what, waiting(component, reference), "install a bundle that offers it"));
            }
        } else if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
            findings.add(new Finding(
                    what,
                    "waits for the configuration " + String.join(", ", component.configurationPid),
                    "add it to a feature"));
        } else if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            findings.add(new Finding(what, "threw while starting: " + last(configuration.failure), "report it"));
        }
    }

    private String waiting(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO reference) {
        String type = Arrays.stream(component.references)
                .filter(declared -> declared.name.equals(reference.name))
                .map(declared -> declared.interfaceName)
                .findFirst()
                .orElse(reference.name);
        String target = reference.target == null ? "" : " that matches " + reference.target;
        return "waits for a service %s%s, %s".formatted(type, target, offers(type));
    }

    private String offers(String type) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(type, null);
            return found == null
                    ? "but nobody offers one"
                    : "which is offered, but not to it, by "
                            + Arrays.stream(found)
                                    .map(offer -> offer.getBundle().getSymbolicName())
                                    .collect(Collectors.joining(", "));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter was given", e);
        }
    }

    /** The first line of a failure only says that a constructor threw. */
    private static String last(@Nullable String failure) {
        List<String> lines =
                failure == null ? List.of("nothing") : failure.lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, second) -> second)
                .map(line -> line.substring("Caused by: ".length()))
                .orElse(lines.get(0));
    }
}
