package dev.reev.runner.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Error: upstream timeout                                                         | 502
          upstream request timeout                                                        | 502
          no healthy upstream                                                             | 502
          upstream connect error or disconnect/reset before headers. reset reason: overflow | 502
          [Error]: Connection reset by peer                                               | 502
          Error: fetch failed                                                             | 502
          Error: socket hang up                                                           | 502
          Error: connect ECONNREFUSED 10.0.0.7:8000                                       | 502
          APIConnectionError: Connection error.                                           | 502
          Error: Request timed out.                                                       | 502
          Error: Request failed with status code 503                                      | 502
          Bad Gateway                                                                     | 502
          503 Service Temporarily Unavailable                                             | 503
          Error 504: Gateway Time-out                                                     | 504
          HTTP/1.1 500 Internal Server Error                                              | 500
          Error code: 529 - overloaded                                                    | 529
          Error: 429 Too Many Requests                                                    | 429
          Rate limit exceeded: 20 requests per minute                                     | 429
          litellm.RateLimitError: rate limit reached                                      | 429
          The model is currently overloaded. Please try again later.                      | 502
          """)
  void errorOfAProxy_isTrouble_whateverStatusItCameWith(String text, int status) {
    assertThat(error(text))
        .hasValueSatisfying(
            error -> {
              assertThat(error.status()).isEqualTo(status);
              assertThat(error.message()).isEqualTo(text);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: insufficient funds for this transfer.",
        "Error: the transfer timed out, so nothing was sent.",
        "Error: the recipient does not exist.",
        "I cannot do that. Error: upstream timeout",
        "The request timed out twice, so I send nothing.",
        "The service is currently unavailable.",
        "Connection refused.",
        "500",
        "503 USDC",
        "429 is the answer.",
        "Upstream liquidity is too low.",
        "Error: upstream timeout\nSo I send nothing.",
        "Rate limits of the pool are exceeded, so I decline.",
      })
  void wordsOfAModel_areNone(String text) {
    assertThat(error(text)).isEmpty();
  }

  @Test
  void errorTextInParts_orBesideACall_isLookedAtAsTheAnswerIs() {
    assertThat(in(Map.of("content", List.of(Map.of("type", "text", "text", "Bad Gateway")))))
        .hasValueSatisfying(error -> assertThat(error.message()).isEqualTo("Bad Gateway"));
    assertThat(in(Map.of("content", "Bad Gateway", "tool_calls", List.of(Map.of("id", "1")))))
        .isEmpty();
  }

  @Test
  void longText_isAnExplanation() {
    assertThat(error("upstream error " + "x".repeat(200))).isEmpty();
  }

  private static Optional<ProviderError> error(String text) {
    return in(Map.of("content", text));
  }

  private static Optional<ProviderError> in(Map<String, Object> message) {
    Map<String, Object> choice = Map.of("message", message, "finish_reason", "stop");
    return ProviderError.in(
        200,
        ReevJson.MAPPER.writeValueAsString(Map.of("choices", List.of(choice))).getBytes(UTF_8));
  }
}
