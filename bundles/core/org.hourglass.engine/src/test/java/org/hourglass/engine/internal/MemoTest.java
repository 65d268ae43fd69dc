package org.hourglass.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MemoTest {

    @Test
    void manyThreadsGetTheOneValue() throws Exception {
        Memo<String, Object> memo = new Memo<>();
        AtomicInteger made = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Object>> values = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(i -> pool.submit(() -> {
                        go.await();
                        return memo.get("k", () -> "value " + made.incrementAndGet());
                    }))
                    .toList();
            go.countDown();
            for (Future<Object> value : values) {
                assertThat(value.get()).isEqualTo("value 1");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFailureIsTriedAgain() {
        Memo<String, String> memo = new Memo<>();
        assertThatThrownBy(() -> memo.get("k", () -> {
                    throw new IllegalStateException("first");
                }))
                .hasMessage("first");
        assertThat(memo.get("k", () -> "second")).isEqualTo("second");
    }
}
