package dev.reev.scoring.process;

import com.google.re2j.Pattern;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ProcessRule;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Checks the rules about an agent's way to the result. */
public final class ProcessScoring {

  /** Longest excerpt of an answer in a check; answers can be long. */
  private static final int MAX_SHOWN = 200;

  /**
   * A question mark (Latin, full-width, Arabic or Greek) at the end of a word; not one inside a
   * URL, nor one by itself.
   */
  private static final Pattern QUESTION =
      Pattern.compile("[\\pL\\pN)\"'”»] ?[?？؟\u037e]+(?:[\\s)\"'”»*_]|$)");

  private final List<ToolCall> calls;
  private final List<SessionEvent> events;
  private final List<Step> steps;
  private final ArgumentComparison arguments;

  private ProcessScoring(ExecutionTrace trace, List<SessionEvent> events) {
    this.calls = ToolCall.in(events);
    this.events = events;
    this.steps = trace.steps();
    this.arguments = new ArgumentComparison(trace);
  }

  /** Expected and actual value, and whether the rule holds. */
  private record Found(String expected, String actual, boolean holds) {}

  /** One check for each rule, in their order. */
  public static List<Check> checks(
      Benchmark benchmark, ExecutionTrace trace, List<SessionEvent> events) {
    ProcessScoring scoring = new ProcessScoring(trace, events);
    List<ProcessRule> rules = benchmark.processRules();
    return IntStream.range(0, rules.size())
        .mapToObj(i -> scoring.check("process/" + (i + 1), rules.get(i)))
        .toList();
  }

  private Check check(String id, ProcessRule rule) {
    Found found = look(rule);
    return new Check(
        id,
        rule.type().inFiles(),
        rule.step(),
        rule.weight(),
        rule.critical(),
        found.expected(),
        found.actual(),
        found.holds() ? rule.weight() : 0,
        found.holds(),
        false,
        null);
  }

  private Found look(ProcessRule rule) {
    return switch (rule.type()) {
      case TOOL_CALLED -> toolCalled(rule);
      case TOOL_NOT_CALLED -> {
        long count = calls(rule).stream().filter(call -> fits(rule, call)).count();
        yield new Found("no call of " + what(rule), times(count), count == 0);
      }
      case TOOLS_IN_ORDER -> inOrder(rule);
      case CALLS_AT_MOST -> {
        String tool = rule.tool();
        yield atMost(
            rule,
            tool == null ? "calls" : "calls of " + tool,
            calls(rule).stream().filter(call -> tool == null || call.tool().equals(tool)).count());
      }
      case TURNS_AT_MOST -> atMost(rule, "turns", turns(rule));
      case NO_CALL_FAILED -> {
        long failed = calls(rule).stream().filter(call -> !call.served()).count();
        yield new Found("no call that fails", failed + " failed", failed == 0);
      }
      case ANSWER_MATCHES ->
          new Found("says /" + rule.pattern() + "/", shown(answer(rule)), matches(rule));
      case ANSWER_DOES_NOT_MATCH ->
          new Found("does not say /" + rule.pattern() + "/", shown(answer(rule)), !matches(rule));
      case QUESTION_ASKED -> questionAsked(rule);
      case STEPS_COMPLETED -> {
        long completed = steps.stream().filter(step -> step.observation().succeeded()).count();
        yield new Found(
            "at least " + rule.atLeast() + " steps completed",
            completed + " of " + steps.size(),
            completed >= rule.atLeast());
      }
    };
  }

  private Found toolCalled(ProcessRule rule) {
    long count = calls(rule).stream().filter(call -> call.served() && fits(rule, call)).count();
    Integer most = rule.atMost();
    String limits =
        (rule.atLeast() > 1 ? ", at least " + rule.atLeast() + " times" : "")
            + (most == null ? "" : ", at most " + most + " times");
    return new Found(
        "a call of " + what(rule) + limits,
        times(count),
        count >= rule.atLeast() && (most == null || count <= most));
  }

  private Found inOrder(ProcessRule rule) {
    int reached = 0;
    for (ToolCall call : calls(rule)) {
      if (reached < rule.tools().size()
          && call.served()
          && call.tool().equals(rule.tools().get(reached))) {
        reached++;
      }
    }
    List<String> made = calls(rule).stream().map(ToolCall::tool).toList();
    return new Found(
        String.join(", then ", rule.tools()),
        made.isEmpty() ? "no call" : shown(String.join(", ", made)),
        reached == rule.tools().size());
  }

  private static Found atMost(ProcessRule rule, String what, long count) {
    int most = Objects.requireNonNull(rule.atMost());
    return new Found("at most " + most + " " + what, Long.toString(count), count <= most);
  }

  private long turns(ProcessRule rule) {
    return events.stream()
        .filter(event -> event.eventType().equals(SessionEvent.LLM_RESPONSE))
        .filter(event -> rule.step() == null || ToolCall.step(event) == rule.step())
        .count();
  }

  /** A question repeated from the request does not count as the agent's own. */
  private Found questionAsked(ProcessRule rule) {
    List<Step> asked = asked(rule);
    boolean silent =
        !asked.isEmpty() && asked.stream().allMatch(step -> step.wasRun() && !step.acted());
    String own = answer(rule);
    for (Step step : asked) {
      own = own.replace(step.prompt(), "");
    }
    boolean asks = QUESTION.matcher(own).find();
    String actual = silent ? shown(answer(rule)) : "acted, or was not asked";
    return new Found("a question in place of a transaction", actual, silent && asks);
  }

  private boolean matches(ProcessRule rule) {
    return Pattern.compile(Objects.requireNonNull(rule.pattern())).matcher(answer(rule)).find();
  }

  /** Text of the agent's answers in all steps that the rule covers. */
  private String answer(ProcessRule rule) {
    StringBuilder said = new StringBuilder();
    for (Step step : asked(rule)) {
      if (step.thought() != null) {
        said.append(said.isEmpty() ? "" : "\n").append(step.thought());
      }
    }
    return said.toString();
  }

  private List<Step> asked(ProcessRule rule) {
    return steps.stream()
        .filter(step -> rule.step() == null || step.step() == rule.step())
        .toList();
  }

  private List<ToolCall> calls(ProcessRule rule) {
    return calls.stream()
        .filter(call -> rule.step() == null || call.step() == rule.step())
        .toList();
  }

  private boolean fits(ProcessRule rule, ToolCall call) {
    return call.tool().equals(rule.tool())
        && arguments.fit(rule.requiredArguments(), call.arguments());
  }

  private static String what(ProcessRule rule) {
    Map<String, ?> required = rule.requiredArguments();
    return rule.tool() + (required.isEmpty() ? "" : " with " + rule.arguments());
  }

  private static String times(long count) {
    return count == 0 ? "no such call" : count + (count == 1 ? " call" : " calls");
  }

  private static String shown(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "nothing said";
    }
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }
}
