package org.hourglass.cli.internal.host;

import java.nio.file.Path;

/**
 * The unpacked product.
 *
 * @param home its folder
 * @param version of the product
 */
public record Installation(Path home, String version) {

    /** Returns the folder that new workspaces are copied from. */
    public Path template() {
        return home.resolve("workspace-template");
    }
}
