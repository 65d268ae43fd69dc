package org.hourglass.mlflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hourglass.mlflow.internal.FaultyServer.Answer;
import org.hourglass.mlflow.internal.Remote.Measurement;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswersTest {

    private static final String HTML = "<!doctype html><title>Internal Server Error</title>";

    @ParameterizedTest
    @CsvSource({
        "401, '', '', DENIED",
        "403, PERMISSION_DENIED, Permission denied, DENIED",
        "408, '', '', BUSY",
        "429, REQUEST_LIMIT_EXCEEDED, slow down, BUSY",
        "502, '', '', BUSY",
        "503, TEMPORARILY_UNAVAILABLE, later, BUSY",
        "504, '', '', BUSY",
        "500, TEMPORARILY_UNAVAILABLE, later, BUSY",
        "500, INTERNAL_ERROR, database is locked, BROKEN",
        "404, RESOURCE_DOES_NOT_EXIST, Run with id=1 not found, GONE",
        "404, '', '', FOREIGN",
        "302, '', '', FOREIGN",
        "400, INVALID_PARAMETER_VALUE, The run 1 must be in the 'active' state, DELETED",
        "400, INVALID_PARAMETER_VALUE, Changing param values is not allowed, REFUSED",
        "409, '', '', REFUSED",
    })
    void tellsFromTheStatusAndTheBodyWhatFollows(int status, String code, String message, Kind kind) throws Exception {
        Answer answer = code.isEmpty() ? Answer.of(status, HTML) : Answer.json(status, code, message);
        try (FaultyServer server = FaultyServer.always(answer);
                Remote remote = new Remote(server.address())) {
            Trouble own =
                    catchThrowableOfType(Trouble.class, () -> remote.createRun("1", "name", 1, java.util.Map.of()));
            assertThat(own.kind()).isEqualTo(kind);
            assertThat(server.asked()).as("a creation is never repeated").hasSize(1);
            Trouble theirs = catchThrowableOfType(
                    Trouble.class, () -> remote.metrics("r", List.of(new Measurement("a", 1, 2, 3))));
            assertThat(theirs.kind()).isEqualTo(kind);
            String says = code.isEmpty() ? "an HTML page" : message;
            assertThat(own).hasMessage("HTTP %d: %s", status, says);
        }
    }

    @Test
    void aPageInPlaceOfJsonIsNotMlflow() throws Exception {
        try (FaultyServer server = FaultyServer.always(Answer.of(200, "<html>log in</html>"));
                Remote remote = new Remote(server.address())) {
            assertThat(catchThrowableOfType(Trouble.class, remote::instance).kind())
                    .isEqualTo(Kind.FOREIGN);
            assertThat(catchThrowableOfType(Trouble.class, remote::version).kind())
                    .isEqualTo(Kind.FOREIGN);
            assertThat(catchThrowableOfType(Trouble.class, () -> remote.experimentById("1"))
                            .kind())
                    .isEqualTo(Kind.FOREIGN);
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpAndUsedAgainAfterwards() throws Exception {
        try (FaultyServer server = FaultyServer.always(Answer.SILENCE);
                Remote remote = new Remote(server.impatient(Duration.ofSeconds(1)))) {
            long begun = System.nanoTime();
            assertThat(catchThrowableOfType(Trouble.class, remote::instance).kind())
                    .isEqualTo(Kind.SILENT);
            Trouble client = catchThrowableOfType(Trouble.class, () -> remote.deleteRun("r"));
            assertThat(client.kind()).isEqualTo(Kind.SILENT);
            assertThat(client).hasMessage("no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            server.answer(request -> Answer.of(200, "{}"));
            remote.deleteRun("r");
        }
    }

    @Test
    void aServerThatIsNotThereIsSilent() throws Exception {
        Address nobody;
        try (FaultyServer server = FaultyServer.always(Answer.SILENCE)) {
            nobody = server.address();
        }
        try (Remote remote = new Remote(nobody)) {
            assertThat(catchThrowableOfType(Trouble.class, remote::instance)).hasMessage("connection refused");
            assertThat(catchThrowableOfType(Trouble.class, () -> remote.deleteRun("r"))
                            .kind())
                    .isEqualTo(Kind.SILENT);
        }
    }

    @Test
    void aBusyServerIsAskedHowLongToWaitAndManyBusyAnswersBlockNothing() throws Exception {
        Answer busy = new Answer(429, java.util.Map.of("Retry-After", "7"), "{\"message\":\"slow down\"}");
        try (FaultyServer server = FaultyServer.always(busy);
                Remote remote = new Remote(server.impatient(Duration.ofSeconds(1)))) {
            for (int i = 0; i < 3; i++) {
                Trouble trouble = catchThrowableOfType(Trouble.class, () -> remote.deleteRun("r"));
                assertThat(trouble.kind()).isEqualTo(Kind.BUSY);
                assertThat(trouble.retryAfter()).contains(Duration.ofSeconds(7));
            }
        }
    }

    @Test
    void readsRetryAfterInSecondsOrAsADate() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Answers.retryAfter(Optional.of("120"), now)).isEqualTo(Duration.ofSeconds(120));
        assertThat(Answers.retryAfter(Optional.of("Thu, 01 Jan 2026 00:00:30 GMT"), now))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(Answers.retryAfter(Optional.of("Wed, 31 Dec 2025 00:00:00 GMT"), now))
                .isEqualTo(Duration.ZERO);
        assertThat(Answers.retryAfter(Optional.of("99999999"), now)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Answers.retryAfter(Optional.of("soon"), now)).isNull();
        assertThat(Answers.retryAfter(Optional.empty(), now)).isNull();
    }

    @Test
    void credentialsGoWithEveryRequestAndIntoNoText() throws Exception {
        Credentials credentials = Credentials.from(
                java.util.Map.of("MLFLOW_TRACKING_USERNAME", "ann", "MLFLOW_TRACKING_PASSWORD", "s3cret"));
        try (FaultyServer server = FaultyServer.always(Answer.json(401, "UNAUTHENTICATED", "who are you"))) {
            Address address = Address.remote(java.net.URI.create(server.url() + "/prefix/"), credentials);
            try (Remote remote = new Remote(address)) {
                Trouble own = catchThrowableOfType(Trouble.class, remote::instance);
                Trouble theirs = catchThrowableOfType(Trouble.class, () -> remote.deleteRun("r"));
                assertThat(Advice.of(address, own))
                        .isEqualTo(
                                "mlflow: the server at %s/prefix must let us in, but does not (HTTP 401: who are you);"
                                                .formatted(server.url())
                                        + " set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or"
                                        + " MLFLOW_TRACKING_TOKEN, to what it accepts (now: user and password)");
                assertThat(own + " " + theirs + address).doesNotContain("s3cret");
            }
            assertThat(server.asked()).allSatisfy(asked -> {
                assertThat(asked.authorization()).isEqualTo("Basic YW5uOnMzY3JldA==");
                assertThat(asked.path()).startsWith("/prefix/api/2.0/mlflow/");
            });
        }
        Credentials token = Credentials.from(java.util.Map.of("MLFLOW_TRACKING_TOKEN", "t0ken"));
        assertThat(token.header()).contains("Bearer t0ken");
        assertThat(token).hasToString("token");
    }
}
