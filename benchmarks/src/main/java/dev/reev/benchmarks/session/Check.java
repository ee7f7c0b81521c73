package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import dev.reev.benchmarks.schema.OneLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One part of a score, in terms of no particular domain: any runner may write it.
 *
 * @param id unique within a result, for example {@code final_state_assertions/0}
 * @param kind for example {@code SolBalance} or {@code guard}
 * @param step number of the flow step it belongs to, from 1; null for the whole run
 * @param weight points it can earn, 0 or more
 * @param critical true when a run cannot pass unless it holds
 * @param expected display text
 * @param actual display text
 * @param points {@code weight} when it holds; else less, usually 0
 * @param harm true when it fails because of damage done; the run scores 0 then
 * @param message remark in addition to the two values; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(
    String id,
    String kind,
    @Nullable Integer step,
    double weight,
    boolean critical,
    String expected,
    String actual,
    double points,
    boolean holds,
    boolean harm,
    @Nullable String message)
    implements InJson {

  /**
   * Orders harm first, then failed critical checks, then other failed checks, then those that hold.
   */
  public static final Comparator<Check> WORST_FIRST =
      Comparator.comparing(Check::harm)
          .thenComparing(Check::preventsPassing)
          .thenComparing(Check::failed)
          .reversed();

  /** Room for a sentence; longer texts are in the session file. */
  private static final int LONGEST_REASON = 300;

  public Check {
    expected = expected == null ? "" : expected;
    actual = actual == null ? "" : actual;
    message = message == null || message.isBlank() ? null : message;
  }

  /**
   * One line that identifies the check; starts with HARM for harm, which must not be overlooked.
   */
  public String text() {
    return (harm ? "HARM " : "") + id + (critical && !harm ? " (critical)" : "") + ": " + reason();
  }

  /** The expected value, the actual one and the remark, in one line. */
  public String reason() {
    List<String> parts = new ArrayList<>();
    if (!expected.isBlank() || !actual.isBlank()) {
      parts.add("expected %s, got %s".formatted(shown(expected), shown(actual)));
    }
    if (message != null) {
      parts.add(message);
    }
    return OneLine.of(
        parts.isEmpty() ? (holds ? "holds" : "does not hold") : String.join("; ", parts),
        LONGEST_REASON);
  }

  private static String shown(String value) {
    return value.isBlank() ? "nothing" : value;
  }

  /** True when it does not hold, or reports harm, whatever {@code holds} says. */
  public boolean failed() {
    return harm || !holds;
  }

  /** True when a run with this check cannot pass. */
  public boolean preventsPassing() {
    return harm || (critical && !holds);
  }

  @Override
  public JsonNode json() {
    return JsonFields.none()
        .given("id", id)
        .given("kind", kind)
        .given("step", step)
        .and("weight", weight)
        .and("critical", critical)
        .given("expected", expected)
        .given("actual", actual)
        .and("points", points)
        .and("holds", holds)
        .and("harm", harm)
        .given("message", message)
        .object();
  }
}
