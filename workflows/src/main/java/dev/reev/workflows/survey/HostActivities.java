package dev.reev.workflows.survey;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Activities that every host offers on its own queue, besides those for attempts. */
@ActivityInterface
public interface HostActivities {

  /** Lists the processes and journals of the host; changes nothing. */
  @ActivityMethod(name = "host.survey")
  HostAnswer survey(HostQuestion question);
}
