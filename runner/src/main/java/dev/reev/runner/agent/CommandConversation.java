package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.agent.AgentMessage.Final;
import dev.reev.runner.agent.AgentMessage.Llm;
import dev.reev.runner.agent.AgentMessage.Log;
import dev.reev.runner.agent.AgentMessage.MalformedException;
import dev.reev.runner.agent.AgentMessage.ToolCall;
import dev.reev.runner.agent.AgentOutput.Ended;
import dev.reev.runner.agent.AgentOutput.Event;
import dev.reev.runner.agent.AgentOutput.Line;
import dev.reev.runner.evidence.LlmAnswer;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.transaction.InstructionFormatException;
import dev.reev.runner.transaction.InstructionJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** One step of a command agent, from the task to the answer. */
final class CommandConversation {

  /** Malformed lines; an agent that exceeds this does not speak the protocol. */
  private static final int MAX_MALFORMED = 5;

  /** Lines of one step; the session file keeps each tool call and model report. */
  private static final int MAX_LINES = 1000;

  /** Characters of a program's last words, which can be a whole page on one line. */
  private static final int MAX_MESSAGE = 1000;

  private final AgentProcess process;
  private final Task task;
  private final Deadline deadline;
  private int malformed;

  CommandConversation(AgentProcess process, Task task, Deadline deadline) {
    this.process = process;
    this.task = task;
    this.deadline = deadline;
  }

  /** The agent used up its time or its lines: a transaction that it has begun does not count. */
  static final class CutOffException extends Exception {

    private static final long serialVersionUID = 1L;

    CutOffException(String message) {
      super(message);
    }
  }

  /**
   * Sends the task and waits for the answer.
   *
   * @throws CutOffException when the agent exceeded a limit
   * @throws RunFailedException when the agent failed
   */
  Answer ask(String taskLine) throws CutOffException, InterruptedException {
    process.skipReadAhead();
    send(taskLine);
    for (int lines = 0; lines < MAX_LINES; lines++) {
      Optional<Answer> answer = handle(nextLine());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new CutOffException("it sent " + MAX_LINES + " lines and no answer");
  }

  private String nextLine() throws CutOffException, InterruptedException {
    Event event = process.next(deadline);
    if (event instanceof Line line) {
      return line.text();
    }
    if (event instanceof Ended ended) {
      String excess = ended.excess();
      throw broken(
          excess == null
              ? "the agent gave no answer: " + process.lastWords()
              : "the agent printed " + excess);
    }
    throw timeIsUp();
  }

  /** Handles one line; empty unless it is the answer. */
  private Optional<Answer> handle(String line) throws CutOffException, InterruptedException {
    try {
      AgentMessage message = AgentMessage.parse(line);
      if (message instanceof Final answer) {
        return Optional.of(answer(answer));
      }
      if (message instanceof ToolCall call) {
        send(AgentLines.toolResult(call.id(), task.tools().call(call.name(), call.arguments())));
      } else if (message instanceof Llm llm) {
        record(llm);
      } else if (message instanceof Log log) {
        process.remember(log.message());
      }
    } catch (MalformedException | InstructionFormatException e) {
      String reason = String.valueOf(e.getMessage());
      if (++malformed == MAX_MALFORMED) {
        throw broken("the agent sent " + MAX_MALFORMED + " malformed lines, the last: " + reason);
      }
      send(AgentLines.error(reason));
    }
    return Optional.empty();
  }

  private Answer answer(Final answer) throws InstructionFormatException {
    JsonNode written = answer.instructions();
    List<TransactionInstruction> instructions =
        written == null
            ? task.tools().transaction()
            : InstructionJson.parseAll(written, task.environment());
    String undecided =
        written == null && instructions.isEmpty() && !task.wantsData()
            ? Decision.missing(answer.thought(), task)
            : null;
    return new Answer(
        answer.thought(), instructions, task.wantsData() ? answer.data() : null, null, undecided);
  }

  /** Records the agent's own figures: the runner did not see the request. */
  private void record(Llm llm) {
    task.evidence()
        .llmRequest(llm.model(), Map.of("reported_by", "agent"))
        .answered(
            new LlmAnswer(
                null, null, Map.of(), llm.inputTokens(), llm.outputTokens(), llm.costUsd(), 1));
  }

  private void send(String line) throws CutOffException, InterruptedException {
    if (!process.send(line, deadline)) {
      throw timeIsUp();
    }
  }

  private static CutOffException timeIsUp() {
    return new CutOffException("its time was up before it answered");
  }

  private RunFailedException broken(String message) {
    return new RunFailedException(
        SessionFailure.AGENT_ERROR,
        OneLine.of(task.evidence().redactor().text(message), MAX_MESSAGE));
  }
}
