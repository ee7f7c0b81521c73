package dev.reev.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.schema.ReevJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  private static final String BAD = "a\0b \ud83d c \ude80 \u001b[31m \u0085 \u007f";
  private static final String SHOWN = "a\\u0000b \\ud83d c \\ude80 \\u001b[31m \\u0085 \\u007f";

  @Test
  void of_whatNobodyCanBear_isItsCode() {
    assertThat(PlainText.of(BAD)).isEqualTo(SHOWN);
    assertThat(PlainText.of(SHOWN)).isSameAs(SHOWN);
  }

  @Test
  void of_everythingElse_isTheSameObject() {
    String text = "tab\t line\r\n rocket \ud83d\ude80 \u202e na\u00efve \ufeff";
    assertThat(PlainText.of(text)).isSameAs(text);
  }

  @Test
  void of_aTree_replacesInKeysAndTexts() {
    Map<String, Object> value = Map.of("k\0", List.of("v\0", 1, true));
    assertThat(PlainText.of(ReevJson.MAPPER.valueToTree(value)))
        .hasToString("{\"k\\\\u0000\":[\"v\\\\u0000\",1,true]}");
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1, a", "2, a", "3, a\ud83d\ude80", "9, a\ud83d\ude80b"})
  void start_holdsNoHalfCharacter(int length, String expected) {
    assertThat(PlainText.start("a\ud83d\ude80b", length)).isEqualTo(expected);
  }

  @Test
  void oneLine_hasNoBreakAndNoHalfCharacter() {
    assertThat(OneLine.of("a\nb\r\u2028" + BAD, 1000)).isEqualTo("a\\u000ab\\u000d\\u2028" + SHOWN);
    assertThat(OneLine.of("a\ud83d\ude80b", 2)).isEqualTo("a...");
  }

  @Test
  void json_thatIsWritten_isPlain() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", BAD);
    value.put("tree", ReevJson.MAPPER.valueToTree(Map.of("k\ud83d", BAD)));
    value.put("characters", BAD.toCharArray());
    byte[] written = ReevJson.MAPPER.writeValueAsBytes(value);
    String json = new String(written, StandardCharsets.UTF_8);
    assertThat(ReevJson.MAPPER.readTree(written).path("text").asString()).isEqualTo(SHOWN);
    assertThat(ReevJson.MAPPER.readTree(written).path("characters").asString()).isEqualTo(SHOWN);
    assertThat(json).contains("k\\\\ud83d").doesNotContain("\"\\u0000", "?");
    assertThat(ReevJson.MAPPER.writeValueAsString(value)).isEqualTo(json);
    assertThat(ReevJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value))
        .contains(SHOWN.replace("\\", "\\\\"));
  }

  @Test
  void canonical_doesNotDependOnTheOrderOfKeys() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("b", Map.of("x", 1));
    one.put("a", ReevJson.MAPPER.readTree("{\"z\":1,\"y\":{\"d\":1,\"c\":2}}"));
    Map<String, Object> other = new HashMap<>();
    other.put("a", ReevJson.MAPPER.readTree("{\"y\":{\"c\":2,\"d\":1},\"z\":1}"));
    other.put("b", Map.of("x", 1));
    assertThat(ReevJson.canonical(one))
        .isEqualTo(ReevJson.canonical(other))
        .isEqualTo("{\"a\":{\"y\":{\"c\":2,\"d\":1},\"z\":1},\"b\":{\"x\":1}}");
  }
}
