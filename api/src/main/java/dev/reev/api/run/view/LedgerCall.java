package dev.reev.api.run.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of the ledger's log. The lines that a program logs, and its calls of other programs, are
 * nested below the line of its call.
 *
 * @param inside empty for a line that is no call
 */
public record LedgerCall(String line, List<LedgerCall> inside) {

  private static final Pattern INVOKE = Pattern.compile("Program \\S+ invoke \\[\\d+]");
  private static final Pattern RETURN = Pattern.compile("Program \\S+ (success|failed\\b.*)");

  /**
   * Programs of the real chain call each other nine deep at most; a foreign runner may say more.
   */
  private static final int MAX_DEPTH = 16;

  /** The lines of one transaction as a tree. */
  public static List<LedgerCall> of(List<String> logs) {
    List<LedgerCall> top = new ArrayList<>();
    Deque<List<LedgerCall>> callers = new ArrayDeque<>();
    callers.push(top);
    for (String line : logs) {
      if (RETURN.matcher(line).matches() && callers.size() > 1) {
        callers.pop();
      }
      LedgerCall call = new LedgerCall(line, new ArrayList<>());
      callers.element().add(call);
      if (INVOKE.matcher(line).matches() && callers.size() < MAX_DEPTH) {
        callers.push(call.inside());
      }
    }
    return top;
  }
}
