package org.hourglass.datasets;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Data;

/** The datasets that variants are made of. */
enum Images {
    /** Handwritten digits. */
    MNIST,
    /** Articles of clothing. */
    FASHION_MNIST;

    Data load(Path folder) throws IOException {
        return this == MNIST ? new Mnist().load(folder) : new FashionMnist(FashionMnist.FOLDER).load(folder);
    }
}
