package org.hourglass.mlflow.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.mlflow.Delivery;
import org.hourglass.mlflow.Server;
import org.hourglass.mlflow.Status;
import org.hourglass.mlflow.Tracker;
import org.hourglass.mlflow.internal.Links.Goal;
import org.hourglass.mlflow.internal.Places.Place;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outboxes;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the record in MLflow. */
@Component
public final class MlflowTracker implements Tracker {

    private static final Duration QUICK = Duration.ofSeconds(3);

    private final Outboxes outboxes;
    private final Servers servers;

    /** Made by the service registry. */
    @Activate
    public MlflowTracker(@Reference Outboxes outboxes) {
        this(outboxes, new Servers(new Programs(System.getenv())));
    }

    MlflowTracker(Outboxes outboxes, Servers servers) {
        this.outboxes = outboxes;
        this.servers = servers;
    }

    @Override
    public Server up(Path workspace, Consumer<String> progress) {
        Optional<URI> url = Settings.read(workspace).url();
        if (url.isEmpty()) {
            return servers.local(workspace).up(progress);
        }
        Address address =
                Address.remote(url.get(), Credentials.from(servers.programs().environment()));
        progress.accept("hourglass.yaml names the server %s; asking whether it answers".formatted(address.base()));
        try (Remote remote = new Remote(address)) {
            String version = remote.version();
            String instance = remote.instance();
            assert instance != null;
            return new Server(address.base(), version, false);
        } catch (Trouble e) {
            throw Advice.error(address, e);
        }
    }

    @Override
    public boolean down(Path workspace) {
        return servers.local(workspace).stop();
    }

    @Override
    public Status status(Path workspace) {
        Address address = servers.address(workspace).orElse(null);
        String name = address == null ? Address.LOCAL : address.name();
        try (Outbox outbox = outboxes.open(workspace)) {
            Outbox.Status queue = outbox.status(name);
            List<Status.Refusal> refused = queue.refused().stream()
                    .map(item -> new Status.Refusal(item.subject(), item.what(), item.why()))
                    .toList();
            Asked asked = ask(workspace, address);
            return new Status(
                    address == null ? null : address.base(),
                    asked.version(),
                    address == null || address.isLocal(),
                    asked.trouble(),
                    queue.queued(),
                    queue.oldest(),
                    refused);
        }
    }

    /** What a server says of itself, or why it does not. */
    private record Asked(@Nullable String version, @Nullable String trouble) {}

    private Asked ask(Path workspace, @Nullable Address address) {
        if (address == null || servers.running(workspace).isEmpty()) {
            return new Asked(null, "mlflow: no server is running; `hourglass mlflow up` starts one");
        }
        Address quick = address.within(QUICK);
        String version = null;
        try (Remote remote = new Remote(quick)) {
            version = remote.version();
            String instance = remote.instance();
            assert instance != null;
            return new Asked(version, null);
        } catch (Trouble e) {
            return new Asked(version, Advice.of(quick, e));
        }
    }

    @Override
    public Delivery sync(Path workspace, Consumer<Delivery> progress) {
        Address address = servers.running(workspace)
                .orElseThrow(
                        () -> new HourglassException(
                                ErrorCode.RESOURCES,
                                "mlflow: a server is needed to send to, but none is running; `hourglass mlflow up` starts one"));
        try (Outbox outbox = outboxes.open(workspace)) {
            return new Foreground(outbox, address, servers.target(workspace), progress).run();
        }
    }

    @Override
    public Follower follow(Path workspace, Consumer<String> notices) {
        return new Background(outboxes, servers, workspace, notices).start();
    }

    @Override
    public Optional<URI> link(Path workspace, String study) {
        Optional<Address> address = servers.running(workspace);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try (Outbox outbox = outboxes.open(workspace);
                Remote remote = new Remote(address.get().within(QUICK))) {
            Optional<Place> place = outbox.known(address.get().name(), study).map(Place::parse);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            Remote.Experiment experiment = remote.experimentById(place.get().experiment());
            Goal goal = Goal.parse(experiment.tags().getOrDefault("hourglass.objective", ""));
            String link = Links.trials(experiment.id(), place.get().parent(), goal);
            return Optional.of(address.get().resolve(link));
        } catch (Trouble e) {
            return Optional.empty();
        }
    }
}
