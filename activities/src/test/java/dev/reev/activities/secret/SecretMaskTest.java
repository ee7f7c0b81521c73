package dev.reev.activities.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

  private static final String KEY = "sk-0123456789";

  private final SecretMask mask = new SecretMask(List.of(KEY, "short", "  line-break-key\n"));

  @Test
  void overwriting_keepsEveryOffset() {
    byte[] bytes = ("a=" + KEY + ";b").getBytes(UTF_8);

    assertThat(mask.overwrite(bytes)).asString().isEqualTo("a=*************;b");
  }

  @Test
  void text_hasAsterisksWhereEachSecretWas() {
    assertThat(masked(mask, "a " + KEY + " b" + KEY + " line-break-key short"))
        .isEqualTo("a [secret] b[secret] [secret] short");
  }

  @Test
  void whatHoldsNoSecret_isGivenBackAsItIs() {
    String text = "sk-012345678 and \uD800 lone";
    byte[] bytes = {0, (byte) 0xff, 's', 'k'};

    assertThat(mask.mask(text)).isSameAs(text);
    assertThat(mask.overwrite(bytes)).isSameAs(bytes);
    assertThat(SecretMask.NONE.mask(KEY)).isEqualTo(KEY);
    assertThat(SecretMask.NONE.isEmpty()).isTrue();
  }

  @Test
  void theLongerOfTwoSecrets_isHiddenWhole() {
    assertThat(masked(new SecretMask(List.of(KEY, KEY + "-more")), "<" + KEY + "-more>"))
        .isEqualTo("<[secret]>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY,
        "with \"quotes\" and \\ back\\\\slashes",
        "a/path/like+key==",
        "two\nlines\tand a tab",
        "schlüssel-\u20ac-\uD83D\uDD11",
        "<html>&'key'"
      })
  void aSecret_isFoundInJsonAndInJsonWithinJson(String secret) {
    SecretMask own = new SecretMask(List.of(secret));
    String json = ReevJson.MAPPER.writeValueAsString(Map.of("k", "x" + secret + "y"));
    String nested = ReevJson.MAPPER.writeValueAsString(Map.of("k", json));
    String twice = ReevJson.MAPPER.writeValueAsString(Map.of("k", nested));

    assertThat(masked(own, json)).isEqualTo("{\"k\":\"x[secret]y\"}");
    assertThat(masked(own, nested)).isEqualTo("{\"k\":\"{\\\"k\\\":\\\"x[secret]y\\\"}\"}");
    assertThat(masked(own, twice)).contains("x[secret]y");
    assertThat(masked(own, "x" + escaped(secret) + "y")).isEqualTo("x[secret]y");
    assertThat(masked(own, "x" + escaped(secret).replace('a', 'A') + "y")).doesNotContain(secret);
  }

  @Test
  void slashesThatJsonEscapes_areFound() {
    assertThat(masked(new SecretMask(List.of("abc/def/ghi")), "\"abc\\/def\\/ghi\""))
        .isEqualTo("\"[secret]\"");
  }

  @Test
  void aSecretOfDigits_isHiddenInTextAndStaysAsAJsonNumber() {
    SecretMask digits = new SecretMask(List.of("1000000"));

    assertThat(masked(digits, "{\"lamports\":1000000,\"l\": [1000000,1000000],\"k\":\"1000000\"}"))
        .isEqualTo("{\"lamports\":1000000,\"l\": [1000000,1000000],\"k\":\"[secret]\"}");
    assertThat(masked(digits, "pin=1000000 51000000")).isEqualTo("pin=[secret] 51000000");
  }

  @Test
  void aStream_isMaskedAcrossTheBordersOfItsChunks() throws IOException {
    for (int before : new int[] {0, (1 << 20) - 5, (1 << 20) - 1, (1 << 21) - 200, 3 << 20}) {
      String filling = "x".repeat(before);
      var out = new ByteArrayOutputStream();

      boolean found =
          mask.copy(new ByteArrayInputStream((filling + KEY + "\u00ff").getBytes(UTF_8)), out);

      assertThat(found).isTrue();
      assertThat(out.toString(UTF_8)).isEqualTo(filling + "*".repeat(KEY.length()) + "\u00ff");
    }
  }

  @Test
  void aStreamWithoutSecrets_isCopiedByteByByte() throws IOException {
    byte[] bytes = new byte[(1 << 20) + 77];
    new Random(7).nextBytes(bytes);
    var out = new ByteArrayOutputStream();

    assertThat(mask.copy(new ByteArrayInputStream(bytes), out)).isFalse();
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void longRunsOfBackslashes_costNoTimeToSpeakOf() {
    SecretMask slashes = new SecretMask(List.of("\\\\\\\\\\\\\\\\key", "\"\"\"\"\"\"\"\"/"));
    String text = "\\".repeat(200_000);

    assertThat(slashes.mask(text)).isEqualTo(text);
  }

  private static String masked(SecretMask mask, String text) {
    return mask.mask(text).replaceAll("\\*+", "[secret]");
  }

  private static String escaped(String secret) {
    StringBuilder json = new StringBuilder();
    secret.chars().forEach(unit -> json.append("\\u%04X".formatted(unit)));
    return json.toString();
  }

  @Test
  void aSecretInAUrl_isMasked_alsoTwiceEncoded() {
    SecretMask mask = new SecretMask(List.of("sk-a/b+c=é!"));

    for (String written :
        List.of(
            "sk-a%2Fb%2Bc%3D%C3%A9!",
            "sk-a%2fb%2bc%3d%c3%a9%21",
            "%73%6b%2D%61%2F%62%2B%63%3D%C3%A9%21",
            "sk-a%252Fb%252Bc%253D%25C3%25A9!",
            "sk-a\\/b\\u002bc=\\u00e9!")) {
      assertThat(mask.mask("x=" + written + "&y")).matches("x=\\*+&y");
    }
    assertThat(mask.mask("sk-a%2Fb")).isEqualTo("sk-a%2Fb");
  }
}
