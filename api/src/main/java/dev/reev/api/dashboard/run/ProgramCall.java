package dev.reev.api.dashboard.run;

import dev.reev.api.run.view.LedgerCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call of a program as a page shows it, or a line that it logged.
 *
 * @param text name of the program, or the line
 * @param address of the program; null for a line
 * @param units compute units with all calls inside; null when the ledger does not say
 * @param failure why the call failed; null when it did not, or for a line
 */
record ProgramCall(
    String text,
    @Nullable String address,
    @Nullable Long units,
    @Nullable String failure,
    List<ProgramCall> inside) {

  private static final Pattern INVOKE = Pattern.compile("Program (\\S+) invoke \\[\\d+]");
  private static final Pattern UNITS =
      Pattern.compile("Program (\\S+) consumed (\\d{1,18}) of \\d+ compute units");
  private static final Pattern FAILED = Pattern.compile("Program (\\S+) failed:? ?(.*)");
  private static final Pattern SUCCESS = Pattern.compile("Program \\S+ success");
  private static final Pattern LOG = Pattern.compile("Program (?:log|data|return): (.*)");

  /** Lines that only tell of the end of a call become part of it. */
  static List<ProgramCall> of(List<LedgerCall> lines, AccountLabels names) {
    List<ProgramCall> calls = new ArrayList<>();
    for (LedgerCall line : lines) {
      Matcher invoke = INVOKE.matcher(line.line());
      Matcher failed = FAILED.matcher(line.line());
      if (invoke.matches()) {
        calls.add(call(invoke.group(1), line.inside(), names));
      } else if (failed.matches() && !calls.isEmpty() && last(calls).isCallOf(failed.group(1))) {
        calls.set(calls.size() - 1, last(calls).failedBecause(failed.group(2)));
      } else if (!SUCCESS.matcher(line.line()).matches() && !UNITS.matcher(line.line()).matches()) {
        calls.add(line(line.line()));
      }
    }
    return List.copyOf(calls);
  }

  private static ProgramCall call(String address, List<LedgerCall> inside, AccountLabels names) {
    Long units =
        inside.stream()
            .map(line -> UNITS.matcher(line.line()))
            .filter(matcher -> matcher.matches() && matcher.group(1).equals(address))
            .map(matcher -> Long.valueOf(matcher.group(2)))
            .reduce((first, last) -> last)
            .orElse(null);
    return new ProgramCall(names.of(address), address, units, null, of(inside, names));
  }

  private static ProgramCall line(String text) {
    Matcher log = LOG.matcher(text);
    return new ProgramCall(log.matches() ? log.group(1) : text, null, null, null, List.of());
  }

  private static ProgramCall last(List<ProgramCall> calls) {
    return calls.get(calls.size() - 1);
  }

  private boolean isCallOf(String program) {
    return Objects.equals(address, program);
  }

  private ProgramCall failedBecause(String reason) {
    return new ProgramCall(text, address, units, reason.isEmpty() ? "failed" : reason, inside);
  }
}
