package dev.reev.workflows.survey;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What every host offers on its own queue beside its attempts. */
@ActivityInterface
public interface HostActivities {

  /** Looks at the processes and journals of the host; changes nothing. */
  @ActivityMethod(name = "host.survey")
  HostAnswer survey(HostQuestion question);
}
