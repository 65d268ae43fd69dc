package org.hourglass.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {

    @Test
    void wholeNumbersAndRealsAreToldApart() {
        assertThat(Json.parse("[1, 1.0, 1e3, -7, true, null, \"x\"]"))
                .isEqualTo(java.util.Arrays.asList(1L, 1.0, 1000.0, -7L, true, null, "x"));
    }

    @Test
    void canonicalTextDoesNotDependOnTheOrderOfKeys() {
        Map<String, Object> ab = new LinkedHashMap<>();
        ab.put("b", 1L);
        ab.put("a", List.of(0.5));
        assertThat(Json.canonical(ab))
                .isEqualTo("{\"a\":[0.5],\"b\":1}")
                .isEqualTo(Json.canonical(Map.of("a", List.of(0.5), "b", 1L)));
        assertThat(Json.write(ab)).isEqualTo("{\"b\":1,\"a\":[0.5]}");
    }

    @Test
    void whatIsNotFiniteIsNull() {
        assertThat(Json.write(List.of(Double.NaN, Double.POSITIVE_INFINITY, 2.0)))
                .isEqualTo("[null,null,2.0]");
    }

    @Test
    void writtenDataReadBackEqual() {
        Map<String, Object> data = Map.of("x", List.of(1L, 2.5e-300, "ä<>&"), "y", Map.of("z", false));
        assertThat(Json.parse(Json.write(data))).isEqualTo(data);
        assertThat(Json.parse(Json.pretty(data))).isEqualTo(data);
    }

    @Test
    void brokenTextIsAnError() {
        assertThatThrownBy(() -> Json.parse("{\"a\":")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.parseObject("[1]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("json: an object is needed, but got [1]");
    }

    @Test
    void keepsEveryDigitOfASeed() {
        assertThat(Json.parse("-8774268681488515761")).isEqualTo(-8774268681488515761L);
        assertThat(Json.parse("9223372036854775808")).isEqualTo(9.223372036854775808e18);
    }
}
