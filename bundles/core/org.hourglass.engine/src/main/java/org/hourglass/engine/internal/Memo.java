package org.hourglass.engine.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Values made once by whoever asks first, while others who ask wait. What fails is tried again by the next who asks. */
final class Memo<K, T> {

    private final ConcurrentMap<K, CompletableFuture<T>> values = new ConcurrentHashMap<>();

    T get(K key, Supplier<T> maker) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> known = values.putIfAbsent(key, mine);
        if (known != null) {
            return joined(known);
        }
        try {
            mine.complete(maker.get());
        } catch (RuntimeException | Error e) {
            values.remove(key);
            mine.completeExceptionally(e);
        }
        return joined(mine);
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
