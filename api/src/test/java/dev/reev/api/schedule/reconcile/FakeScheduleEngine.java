package dev.reev.api.schedule.reconcile;

import dev.reev.api.Fake;
import dev.reev.api.schedule.engine.ScheduleEngine;
import dev.reev.api.schedule.plan.Part;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.api.temporal.UnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In-memory Temporal schedules that tests can edit or make unavailable. */
final class FakeScheduleEngine implements ScheduleEngine, Fake {

  final Map<String, Known> schedules = new HashMap<>();
  final List<Command> commands = new ArrayList<>();
  boolean reachable = true;
  String namespace = "namespace-1";

  @Override
  public void reset() {
    schedules.clear();
    commands.clear();
    reachable = true;
    namespace = "namespace-1";
  }

  @Override
  public boolean isReachable() {
    return reachable;
  }

  @Override
  public String namespaceId() throws UnavailableException {
    return namespace;
  }

  @Override
  public Optional<Known> find(String name) {
    return Optional.ofNullable(schedules.get(name));
  }

  @Override
  public void apply(Identity identity, Plan plan, Set<Part> changed, boolean ours) {
    Known old = schedules.get(identity.name());
    Plan now =
        old == null
            ? plan
            : new Plan(
                changed.contains(Part.TIMES) ? plan.times() : old.plan().times(),
                changed.contains(Part.POLICY) ? plan.policy() : old.plan().policy(),
                changed.contains(Part.PAUSE) ? plan.pause() : old.plan().pause());
    schedules.put(identity.name(), known(identity.id(), now));
  }

  @Override
  public void delete(String name) {
    schedules.remove(name);
  }

  @Override
  public void send(String name, Command command) {
    commands.add(command);
  }

  Known get(String name) {
    return find(name).orElseThrow();
  }

  /** Simulates an edit in Temporal. */
  void edit(String name, Plan plan) {
    schedules.put(name, known(get(name).starts(), plan));
  }

  /** As one that was made while the engine had no search attributes. */
  void unindex(String name) {
    Known old = get(name);
    schedules.put(
        name, new Known(old.plan(), old.times(), old.starts(), false, old.next(), 0, 0, 0));
  }

  private static Known known(@Nullable UUID starts, Plan plan) {
    return new Known(plan, plan.times().toString(), starts, true, List.<Instant>of(), 0, 0, 0);
  }
}
