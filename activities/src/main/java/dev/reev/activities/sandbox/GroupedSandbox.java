package dev.reev.activities.sandbox;

import java.io.IOException;
import java.util.List;

/** A sandbox that puts all its processes into one control group. */
final class GroupedSandbox implements Sandbox {

  private final Sandbox inner;
  private final ControlGroups groups;

  GroupedSandbox(Sandbox inner, ControlGroups groups) {
    this.inner = inner;
    this.groups = groups;
  }

  @Override
  public List<String> confine(List<String> command, Workplace workplace) throws IOException {
    return groups.before(inner.confine(command, workplace));
  }

  @Override
  public int keepers() {
    return inner.keepers();
  }
}
