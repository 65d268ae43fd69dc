package org.hourglass.cli.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class InterruptTest {

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no kill
    void theFirstSignalIsARequest() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Interrupt.Request request = new Interrupt.Request();
        Interrupt interrupt = Interrupt.listen(request, told::countDown);
        try {
            assertThat(request.isMade()).isFalse();
            new ProcessBuilder(
                            "kill",
                            "-INT",
                            String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(request.isMade()).isTrue();
        } finally {
            interrupt.close();
        }
    }
}
