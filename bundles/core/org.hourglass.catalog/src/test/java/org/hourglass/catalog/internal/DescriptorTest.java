package org.hourglass.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Parameter;
import org.junit.jupiter.api.Test;

final class DescriptorTest {

    private static final Origin ORIGIN = new Origin("org.example", "1.0.0", "ab", null);

    private static String plugin(String parameters) {
        return """
                {"kind": "loss", "name": "it", "doc": "d", "javadoc": "", "class": "It", "aliases": [], "parameters": [%s]}
                """
                .formatted(parameters);
    }

    private static void refuses(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Descriptor.read(json, ORIGIN))
                .withMessage(message);
    }

    @Test
    void readsNumbersWithAndWithoutBounds() {
        assertThat(Descriptor.read(
                                plugin(
                                        "{\"name\": \"a\", \"type\": \"real\", \"default\": 1, \"log\": false, \"doc\": \"d\"},"
                                                + "{\"name\": \"b\", \"type\": \"int\", \"default\": 2, \"min\": 1, \"log\": true,"
                                                + " \"doc\": \"d\"}"),
                                ORIGIN)
                        .parameters())
                .containsExactly(
                        new Parameter(
                                "a",
                                "d",
                                new Domain.Real(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false),
                                1.0),
                        new Parameter("b", "d", new Domain.Whole(1, Long.MAX_VALUE, true), 2L));
    }

    @Test
    void refusesATypeThatIsUnknown() {
        refuses(
                plugin("{\"name\": \"a\", \"type\": \"complex\", \"default\": 1, \"doc\": \"d\"}"),
                "`a`: type must be one of real, int, choice, flag, text, list, but got complex; use a newer Hourglass");
    }

    @Test
    void refusesADefaultOutsideItsDomain() {
        refuses(
                plugin("{\"name\": \"a\", \"type\": \"int\", \"default\": 9, \"min\": 1, \"max\": 8, \"doc\": \"d\"}"),
                "`a`: must be in [1, 8], but got 9");
    }

    @Test
    void refusesBoundsThatMakeNoDomain() {
        refuses(
                plugin("{\"name\": \"a\", \"type\": \"real\", \"default\": 1, \"min\": 2, \"max\": 1, \"doc\": \"d\"}"),
                "`a`: min must not be above max, but got [2.0, 1.0]");
        refuses(
                plugin(
                        "{\"name\": \"a\", \"type\": \"real\", \"default\": 1, \"min\": 0, \"log\": true, \"doc\": \"d\"}"),
                "`a`: min must be positive for a logarithmic scale, but got 0.0");
    }

    @Test
    void refusesTwoParametersOfOneName() {
        String parameter = "{\"name\": \"a\", \"type\": \"flag\", \"default\": true, \"doc\": \"d\"}";
        refuses(plugin(parameter + "," + parameter), "names of parameters must differ, but got a twice");
    }

    @Test
    void refusesWhatIsNoDescriptor() {
        refuses("[]", "json: an object is needed, but got []");
        refuses("{\"kind\": \"loss\"}", "name must be there, but got only [kind]");
        refuses(
                plugin("").replace("loss", "gain"),
                "kind: must be one of dataset, noise, architecture, loss, regularizer, evaluator, baseline, "
                        + "latent-sampler, sampler, pruner, but got gain");
        refuses(plugin("1"), "a parameter must be an object, but got 1");
    }
}
