package dev.reev.runner.agent;

import static dev.reev.runner.model.ScriptedModel.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Recorded replies of providers and model servers, one a file of {@code replies/}, each with its
 * expected outcome: a failure, words, or no decision.
 */
class RecordedRepliesTest extends ChatAgentTestCase {

  private static final Path FOLDER = Path.of("src/test/resources/replies");

  @ParameterizedTest
  @MethodSource("files")
  void reply_comesToWhatItsFileSays(String name) throws IOException {
    JsonNode reply = ReevJson.MAPPER.readTree(Files.readString(FOLDER.resolve(name)));
    JsonNode expected = reply.path("expect");
    List<String> headers = new ArrayList<>();
    reply
        .path("headers")
        .forEachEntry((key, value) -> headers.addAll(List.of(key, value.asString())));
    String text = reply.has("text") ? reply.path("text").asString() : reply.path("body").toString();
    model.then(body(reply.path("status").asInt(), text, headers.toArray(String[]::new)));
    if (expected.has("failure")) {
      assertFailure(expected);
    } else {
      Answer answer = ask(settings(3, 0));
      assertThat(answer.instructions()).isEmpty();
      assertThat(answer.issue()).isNull();
      if (expected.has("undecided")) {
        assertThat(answer.undecided()).contains(expected.path("undecided").asString());
      } else {
        assertThat(answer.undecided()).isNull();
      }
      if (expected.has("thought")) {
        assertThat(answer.thought()).isEqualTo(expected.path("thought").asString());
      }
    }
  }

  private void assertFailure(JsonNode expected) {
    SessionFailure failure =
        catchThrowableOfType(RunFailedException.class, () -> ask(settings(3, 0))).failure();
    assertThat(failure.failureClass()).isEqualTo(expected.path("failure").asString());
    assertThat(failure.message()).contains(expected.path("message").asString());
    assertThat(Objects.toString(failure.reason(), ""))
        .isEqualTo(expected.path("reason").asString(""));
    assertThat(failure.retryAfterSeconds())
        .isEqualTo(expected.has("retry_after") ? expected.path("retry_after").asLong() : null);
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
