package org.hourglass.tensorflow.internal;

import org.tensorflow.proto.ConfigProto;

/**
 * How a session runs: one thread for each operation, operations one after the other on the thread of the caller. So a run
 * takes one core, and its bits do not depend on what runs beside it.
 */
final class Configuration {

    private Configuration() {}

    static ConfigProto proto() {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(-1)
                .build();
    }
}
