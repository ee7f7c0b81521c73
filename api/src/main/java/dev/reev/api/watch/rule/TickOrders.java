package dev.reev.api.watch.rule;

import dev.reev.api.suite.state.SuiteOrder;
import dev.reev.api.suite.submit.SuiteBody;
import dev.reev.api.watch.rule.WatchBody.Confirm;
import dev.reev.api.watch.rule.WatchBody.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds the orders of suites that ticks submit. */
public final class TickOrders {

  private TickOrders() {}

  /** The suite of a tick: the schedule's suite, plus the control. */
  public static SuiteOrder ofTick(String schedule, SuiteBody body, @Nullable WatchBody watch) {
    SuiteOrder order = body.order();
    return changed(
        order,
        body.name() == null ? schedule : order.name(),
        order.benchmarks(),
        order.tags(),
        withControl(order.agents(), watch),
        order.repeats());
  }

  /** Fresh runs of these agents and the control on the benchmarks of the tick. */
  public static SuiteOrder ofConfirmation(
      SuiteOrder tick, Set<String> benchmarks, Set<String> agents, WatchBody watch) {
    Confirm confirm = watch.confirm();
    Integer repeats = confirm == null ? null : confirm.repeats();
    return changed(
        tick,
        tick.name(),
        List.copyOf(new TreeSet<>(benchmarks)),
        List.of(),
        withControl(List.copyOf(new TreeSet<>(agents)), watch),
        repeats == null ? tick.repeats() : repeats);
  }

  private static List<String> withControl(List<String> agents, @Nullable WatchBody watch) {
    Control control = watch == null ? null : watch.control();
    if (control == null || agents.contains(control.agent())) {
      return agents;
    }
    List<String> all = new ArrayList<>(agents);
    all.add(control.agent());
    return List.copyOf(all);
  }

  private static SuiteOrder changed(
      SuiteOrder order,
      String name,
      List<String> benchmarks,
      List<String> tags,
      List<String> agents,
      int repeats) {
    return new SuiteOrder(
        name,
        benchmarks,
        tags,
        agents,
        repeats,
        order.concurrency(),
        order.maxFailures(),
        order.timeoutSeconds(),
        order.priority(),
        order.labels());
  }
}
