package dev.reev.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

  @ParameterizedTest
  @CsvSource({
    "stop, END",
    "STOP, END",
    "end_turn, END",
    "tool_calls, TOOLS",
    "tool_use, TOOLS",
    "length, LIMIT",
    "MAX_TOKENS, LIMIT",
    "content_filter, FILTER",
    "PROHIBITED_CONTENT, FILTER",
    "refusal, FILTER",
    "sensitive, FILTER",
    "'function_call_filter: MALFORMED_FUNCTION_CALL', MALFORMED",
    "network_error, FAULT",
    "insufficient_system_resource, FAULT",
    ", UNSAID",
    "OTHER, UNKNOWN",
    "pause_turn, UNKNOWN"
  })
  void of_aProvidersWord_isWhatItMeans(String word, Ending expected) {
    assertThat(Ending.of(word)).isEqualTo(expected);
  }

  @Test
  void everyWord_standsInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("../docs/agents.md")).toLowerCase(Locale.ROOT);
    for (Ending ending : Ending.values()) {
      assertThat(ending.words())
          .filteredOn(word -> !word.isEmpty())
          .allSatisfy(word -> assertThat(page).contains("`" + word.toLowerCase(Locale.ROOT) + "`"));
    }
  }
}
