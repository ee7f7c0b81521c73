package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.Usage;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.transaction.InstructionJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Output of an agent's program, and its consequences. */
class CommandAgentIT extends CommandAgentTestCase {

  @Test
  void answer_afterToolCalls_isWhatTheyBuilt() throws IOException {
    Answer answer =
        agent(
                read()
                    + say(TRANSFER)
                    + "read -r result; echo \"$result\" > %s/result; ".formatted(folder)
                    + say(ANSWER))
            .answer(task());
    assertThat(answer.thought()).isEqualTo("done");
    assertThat(answer.issue()).isNull();
    assertThat(answer.instructions()).hasSize(1);
    assertThat(InstructionJson.write(answer.instructions().get(0)).data())
        .isEqualTo("3Bxs411Dtc7pkFQj");
    assertThat(Files.readString(folder.resolve("result")))
        .startsWith("{\"type\":\"tool_result\",\"id\":\"7\",\"ok\":true,\"result\":{")
        .contains("\"transaction_length\":1");
  }

  @Test
  void answer_withInstructionsOfItsOwn_isThose() {
    String own =
        "{\"type\":\"answer\",\"instructions\":[{\"program_id\":\"FRIEND\",\"accounts\":[],"
            + "\"data\":\"2\"}]}";
    Answer answer = agent(read() + say(TRANSFER) + read() + say(own)).answer(task());
    assertThat(answer.instructions()).hasSize(1);
    assertThat(answer.instructions().get(0).getProgramId()).isEqualTo(workbench.address("FRIEND"));
  }

  @Test
  void answer_withEmptyInstructions_isToDoNothing() {
    String nothing = "{\"type\":\"answer\",\"instructions\":[]}";
    assertThat(agent(read() + say(TRANSFER) + read() + say(nothing)).answer(task()).instructions())
        .isEmpty();
  }

  @Test
  void answer_thatNeitherSendsNorSays_decidesNothing() {
    assertThat(agent(read() + say("{\"type\":\"answer\"}")).answer(task()).undecided())
        .contains("said nothing");
    assertThat(
            agent(read() + say("{\"type\":\"answer\",\"thought\":\"Pay FRIEND\"}"))
                .answer(task())
                .undecided())
        .contains("repeated");
    assertThat(
            agent(read() + say("{\"type\":\"answer\",\"instructions\":[]}"))
                .answer(task())
                .undecided())
        .isNull();
    assertThat(agent(read() + say(ANSWER)).answer(task()).undecided()).isNull();
  }

  @Test
  void lines_afterAByteOrderMarkAndWithHalvesOfCharacters_areRead() throws IOException {
    String call = TRANSFER.replace("FRIEND", "F \\\\ud83d \\\\u0000");
    Answer answer =
        agent(
                read()
                    + "printf '\\357\\273\\277'; "
                    + say(call)
                    + "read -r result; echo \"$result\" > %s/result; ".formatted(folder)
                    + say(ANSWER))
            .answer(task());
    assertThat(answer.thought()).isEqualTo("done");
    assertThat(Files.readString(folder.resolve("result")))
        .contains("\"ok\":false", "F \\ud83d \\u0000");
  }

  /** The order of an unordered map differs from process to process. */
  @Test
  void task_asItIsCompared_hasItsKeysInAFixedOrder() {
    JsonNode line = ReevJson.MAPPER.readTree(AgentLines.untimed(task()));
    assertThat(List.copyOf(line.propertyNames()))
        .isSorted()
        .contains("accounts", "payer", "tools")
        .doesNotContain("deadline_ms");
    assertThat(line.path("payer").propertyNames()).containsExactly("name", "address");
    assertThat(List.copyOf(line.at("/tools/0/parameters").propertyNames())).isSorted();
  }

  @Test
  void answer_withData_countsOnlyWhereItIsWanted() {
    CommandAgent agent =
        agent(
            "while read -r task; do " + say("{\"type\":\"answer\",\"data\":{\"a\":[1]}}") + "done");
    assertThat(agent.answer(task(1, true, Deadline.unlimited())).data()).hasToString("{\"a\":[1]}");
    assertThat(agent.answer(task()).data()).isNull();
  }

  @Test
  void task_holdsWhatAnAgentNeeds() throws IOException {
    agent("read -r task; echo \"$task\" > %s/task; ".formatted(folder) + say(ANSWER))
        .answer(task());
    String line = Files.readString(folder.resolve("task"));
    String user = workbench.address("USER_WALLET_PUBKEY").toBase58();
    assertThat(line)
        .contains(
            "\"type\":\"task\",\"protocol\":1,\"step\":1,\"prompt\":\"Pay FRIEND\",\"wants\":\"transaction\"",
            "\"address\":\"" + user + "\"",
            "{\"name\":\"FRIEND\",\"address\":\""
                + workbench.address("FRIEND").toBase58()
                + "\",\"lamports\":5,",
            "\"earlier\":[{\"step\":0,\"prompt\":\"Before\",\"status\":\"Failure\",\"error\":\"why\"}]",
            "{\"name\":\"sol_transfer\",\"description\":\"Adds",
            "\"deadline_ms\":");
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void steps_ofOneRun_areServedByOneProcess() {
    CommandAgent agent =
        agent("while read -r task; do echo '{\"type\":\"answer\",\"thought\":\"'$$'\"}'; done");
    assertThat(agent.answer(task()).thought()).isEqualTo(agent.answer(task()).thought());
  }

  @Test
  void step_afterTheProcessEnded_isServedByANewOne() throws Exception {
    CommandAgent agent = agent(read() + "echo '{\"type\":\"answer\",\"thought\":\"'$$'\"}'");
    String first = Objects.requireNonNull(agent.answer(task()).thought());
    awaitEnd(Long.parseLong(first));
    // The parent learns of the end a moment later than the rest of the machine.
    Thread.sleep(200);
    assertThat(agent.answer(task()).thought()).isNotEqualTo(first);
  }

  @Test
  void lines_betweenAnAnswerAndTheNextTask_doNotCount() throws Exception {
    CommandAgent agent =
        agent(
            "i=0; while read -r task; do i=$((i+1)); echo '{\"type\":\"answer\",\"thought\":\"'$i'\"}';"
                + " if [ $i = 1 ]; then for j in 1 2 3 4; do"
                + " echo '{\"type\":\"answer\",\"thought\":\"late\"}'; done; fi; done");
    assertThat(agent.answer(task()).thought()).isEqualTo("1");
    Thread.sleep(200); // for the late lines to arrive
    assertThat(agent.answer(task()).thought()).isEqualTo("2");
  }

  @Test
  void modelUse_thatIsReported_isCounted() {
    String use =
        "{\"type\":\"llm\",\"model\":\"m\",\"input_tokens\":10,\"output_tokens\":5,\"cost_usd\":0.5}";
    agent(read() + say(use) + say("{\"type\":\"llm\",\"model\":\"m\"}") + say(ANSWER))
        .answer(task());
    assertThat(workbench.evidence().usage()).isEqualTo(new Usage(2, 10L, 5L, 0.5, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | the line is not JSON",
        "[1] | type is tool_call, answer, log or llm",
        "{\"type\":\"dance\"} | type is tool_call, answer, log or llm",
        "{\"type\":\"tool_call\",\"id\":1,\"name\":\"x\",\"arguments\":{}} | id must be text",
        "{\"type\":\"tool_call\",\"id\":\"1\",\"name\":\"x\"} | arguments must be an object",
        "{\"type\":\"answer\",\"instructions\":[{}]} | instructions[0].program_id must be text",
        "{\"type\":\"answer\",\"thought\":[]} | thought must be text",
        "{\"type\":\"llm\",\"model\":\"m\",\"input_tokens\":-1} | input_tokens must be a whole",
        "{\"type\":\"llm\",\"model\":\"m\",\"cost_usd\":\"1\"} | cost_usd must be a number",
        "{\"type\":\"log\"} | message must be text"
      })
  void line_thatIsMalformed_isToldToTheAgent_whoMayGoOn(String line, String message)
      throws IOException {
    String script =
        read()
            + say(line)
            + "read -r error; echo \"$error\" > %s/error; ".formatted(folder)
            + say(ANSWER);
    assertThat(agent(script).answer(task()).thought()).isEqualTo("done");
    assertThat(Files.readString(folder.resolve("error")))
        .startsWith("{")
        .contains("\"type\":\"error\"", message);
  }

  @Test
  void toolCall_thatIsLarge_isMalformed() throws IOException {
    String script =
        "read -r task; printf '{\"type\":\"tool_call\",\"id\":\"1\",\"name\":\"x\",\"arguments\":{\"a\":\"';"
            + " head -c 70000 /dev/zero | tr '\\0' x; echo '\"}}';"
            + " read -r error; echo \"$error\" > %s/error; ".formatted(folder)
            + say(ANSWER);
    agent(script).answer(task());
    assertThat(Files.readString(folder.resolve("error"))).contains("at most 65536 characters");
  }

  @Test
  void lines_thatAreMalformedFiveTimes_areAnError() {
    assertFails("yes hello", SessionFailure.AGENT_ERROR, "5 malformed lines", "not JSON");
  }

  @Test
  void toolCalls_withoutEnd_areCutOff() {
    String call = say(TRANSFER.replace("sol_transfer", "x"));
    assertThat(agent("while :; do " + call + read() + "done").answer(task()).issue())
        .contains("1000 lines");
  }
}
