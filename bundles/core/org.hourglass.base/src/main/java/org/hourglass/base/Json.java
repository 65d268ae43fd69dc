package org.hourglass.base;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain data: {@link Map}, {@link List}, {@link String}, {@link Long}, {@link Double}, {@link Boolean} and null.
 * A number without point and exponent is a {@code Long}, any other a {@code Double}; a number that is not finite is
 * written as null.
 */
public final class Json {

    private static final Gson COMPACT =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final Gson PRETTY = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private Json() {}

    /** Returns the data that the text says, or fails with {@link IllegalArgumentException}. */
    public static @Nullable Object parse(String text) {
        try {
            return plain(JsonParser.parseString(text));
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("json: %s".formatted(e.getMessage()), e);
        }
    }

    /** Returns the object that the text says, or fails with {@link IllegalArgumentException}. */
    @SuppressWarnings("unchecked") // a JSON object has text keys
    public static Map<String, @Nullable Object> parseObject(String text) {
        if (parse(text) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("json: an object is needed, but got %.40s".formatted(text));
    }

    /** Returns one line, keys in the order of the maps. */
    public static String write(@Nullable Object data) {
        return COMPACT.toJson(element(data, false));
    }

    /** Returns indented lines, keys in the order of the maps. */
    public static String pretty(@Nullable Object data) {
        return PRETTY.toJson(element(data, false));
    }

    /** Returns one line with sorted keys: equal data give equal text, whatever order they were put together in. */
    public static String canonical(@Nullable Object data) {
        return COMPACT.toJson(element(data, true));
    }

    private static JsonElement element(@Nullable Object data, boolean sorted) {
        if (data == null) {
            return JsonNull.INSTANCE;
        } else if (data instanceof Map<?, ?> map) {
            return object(map, sorted);
        } else if (data instanceof Iterable<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(element(item, sorted)));
            return array;
        } else if (data instanceof Number number) {
            return number instanceof Double || number instanceof Float
                    ? real(number.doubleValue())
                    : new JsonPrimitive(number.longValue());
        } else if (data instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        return new JsonPrimitive(data.toString());
    }

    private static JsonElement object(Map<?, ?> map, boolean sorted) {
        Map<String, @Nullable Object> entries = sorted ? new TreeMap<>() : new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(String.valueOf(key), value));
        JsonObject object = new JsonObject();
        entries.forEach((key, value) -> object.add(key, element(value, sorted)));
        return object;
    }

    private static JsonElement real(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }

    private static @Nullable Object plain(JsonElement element) {
        if (element instanceof JsonObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.entrySet().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        } else if (element instanceof JsonArray array) {
            List<@Nullable Object> list = new ArrayList<>();
            array.forEach(item -> list.add(plain(item)));
            return list;
        } else if (element instanceof JsonPrimitive primitive) {
            return primitive(primitive);
        }
        return null;
    }

    private static Object primitive(JsonPrimitive primitive) {
        if (primitive.isBoolean()) {
            return primitive.getAsBoolean();
        } else if (!primitive.isNumber()) {
            return primitive.getAsString();
        }
        return number(primitive.getAsString());
    }

    private static Number number(String digits) {
        if (digits.matches("-?[0-9]{1,19}")) {
            try {
                return Long.valueOf(digits);
            } catch (NumberFormatException e) {
                return Double.valueOf(digits); // more than a long holds
            }
        }
        return Double.valueOf(digits);
    }
}
