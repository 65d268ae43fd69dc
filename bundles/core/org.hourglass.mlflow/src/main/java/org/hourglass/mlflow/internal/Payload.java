package org.hourglass.mlflow.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.store.Outbox.Item;
import org.jspecify.annotations.Nullable;

/** Reads what an item of the outbox carries, whichever of its parts are there. */
final class Payload {

    private final Map<String, @Nullable Object> data;

    Payload(Item item) {
        this(item.payload());
    }

    private Payload(Map<String, @Nullable Object> data) {
        this.data = data;
    }

    String text(String key) {
        Object value = data.get(key);
        return value == null ? "" : value.toString();
    }

    long whole(String key) {
        return data.get(key) instanceof Number number ? number.longValue() : 0;
    }

    Optional<Double> real(String key) {
        return data.get(key) instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(data.get(key));
    }

    @Nullable
    Object get(String key) {
        return data.get(key);
    }

    /** Returns the object under a key, also where it is written as a text of JSON. */
    Payload object(String key) {
        return new Payload(map(data.get(key)));
    }

    /** Returns the objects of the list under a key. */
    List<Payload> objects(String key) {
        List<Payload> all = new ArrayList<>();
        if (data.get(key) instanceof Iterable<?> list) {
            list.forEach(element -> all.add(new Payload(map(element))));
        }
        return all;
    }

    Map<String, @Nullable Object> entries() {
        return data;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, element) -> map.put(String.valueOf(key), element));
        } else if (value instanceof String text && text.startsWith("{")) {
            map.putAll(Json.parseObject(text));
        }
        return map;
    }
}
