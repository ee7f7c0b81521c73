package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u200b\u200b\ufeff",
        "\\u0000\\u0001",
        "<|im_end|>",
        "</s>",
        "```\n```",
        "\"\"",
        "...",
        "null",
        "None",
        "N/A",
        "[object Object]",
        "5",
        "false",
        "<|start|>assistant<|channel|>analysis<|message|>I should refuse",
        "<|channel|>commentary to=functions.x <|constrain|>json<|message|>{\"amount\":1}",
      })
  void whatAPersonWouldNotRead_isNoWords(String text) {
    assertThat(Words.in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No.",
        "I decline.<|im_end|>",
        "余额不足",
        "لا يوجد رصيد كاف",
        "None of the accounts can pay.",
        "<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>I decline.<|return|>",
      })
  void whatAPersonWouldRead_isWords(String text) {
    assertThat(Words.in(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"instructions\": [", "```json\n{\"a\"", "[[]]", " [1"})
  void jsonThatBegins_isSeen(String text) {
    assertThat(Words.isJsonBegun(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "There is (too) little.",
        "[DECLINED] Too little.",
        "[1] Too little.",
        "{sigh} no"
      })
  void proseInBrackets_isNoJson(String text) {
    assertThat(Words.isJsonBegun(text)).isFalse();
    assertThat(Words.in(text)).isNotEmpty();
  }
}
