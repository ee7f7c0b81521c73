package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallTextTest {

  private final ToolCallText calls = new ToolCallText(List.of("sol_transfer"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<|channel|>commentary to=functions.sol_transfer <|constrain|>json<|message|>{\"amount\":1}",
        "Thought: I send.\nAction: sol_transfer\nAction Input: {\"amount\":1}",
        "functions.sol_transfer({\"amount\":1})",
        "sol_transfer(amount=1)",
        "sol_transfer(\"A\", \"B\", 1)",
        "<start_function_call>call:sol_transfer{amount:1}<end_function_call>",
        "<call tool=\"sol_transfer\" amount=\"1\"/>",
        "tool: sol_transfer\nargs:\n  amount: 1",
        "**Tool:** `sol_transfer`",
        "{\"name\": \"sol_transfer\", \"arguments\": {}}",
        "I send it now.\n{\"name\": \"sol_transfer\", \"arguments\": {\"amount\": 1}}",
        "I send it now.\n```json\n{\"name\": \"sol_transfer\", \"arguments\": {}}\n```",
        "I send it now.\n```json\n{\"name\": \"sol_transfer\", \"arguments\": {}}",
        "I send it now.\n```python\nsol_transfer(amount=1)\n```",
        "```python\nresult = await default_api.sol_transfer(amount=1)\n```\nThat sends it.",
        "```python\nsol_transfer(amount=1)",
        "[sol_transfer(to=\"(A)\", amount=1)]",
        "sol_transfer(amount=1)\nsol_transfer(amount=2)",
        "`sol_transfer(amount=1)`",
        "print(default_api.sol_transfer(amount=1))",
        "call: sol_transfer{amount:1}",
        "sol_transfer()",
      })
  void callsThatNobodyMade_areSeen(String text) {
    assertThat(calls.isCall(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I will not call sol_transfer: there is too little.",
        "The tool sol_transfer (which sends SOL) is not needed.",
        "sol_transfer() would fail, so I send nothing.",
        "I will not call sol_transfer(amount=1): there is too little.",
        "sol_transfer(amount=1) would take (all) that there is.",
        "I decline. `sol_transfer(amount=1)` would be refused.",
        "A call such as sol_transfer({\"amount\": 1}) or sol_transfer(amount=1) sends too much (1).",
        "I could send {\"name\": \"sol_transfer\", \"arguments\": {}} but will not.",
        "Tool choice: none. sol_transfer needs more SOL than there is.",
      })
  void toolsThatAreOnlySpokenOf_orCallsThatAreQuoted_areNone(String text) {
    assertThat(calls.isCall(text)).isFalse();
  }
}
