package org.hourglass.launcher;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.ID;

/**
 * One bundle of a feature.
 *
 * @param path the jar's place in the repository, in Maven's layout
 * @param startLevel when it starts: lower ones first
 * @param sha256 the digest that the jar must have; null in a feature that no distribution has sealed
 */
record BundleEntry(String path, int startLevel, @Nullable String sha256) {

    private static final int DEFAULT_START_LEVEL = 10;

    static BundleEntry of(FeatureBundle bundle) {
        Map<String, Object> metadata = bundle.getMetadata();
        Object level = metadata.getOrDefault("start-order", DEFAULT_START_LEVEL);
        Object digest = metadata.get("sha256");
        return new BundleEntry(
                path(bundle.getID()), Integer.parseInt(level.toString()), digest == null ? null : digest.toString());
    }

    private static String path(ID id) {
        String classifier = id.getClassifier().map(c -> "-" + c).orElse("");
        String file = id.getArtifactId() + "-" + id.getVersion() + classifier + "."
                + id.getType().orElse("jar");
        return String.join("/", id.getGroupId().replace('.', '/'), id.getArtifactId(), id.getVersion(), file);
    }
}
