package dev.reev.api.schedule.plan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as named parameters of a statement. */
public final class PlanParameters {

  private PlanParameters() {}

  public static Map<String, @Nullable Object> of(Plan plan) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("cron", plan.times().cron());
    parameters.put("interval", plan.times().intervalSeconds());
    parameters.put("zone", plan.times().timeZone());
    parameters.put("jitter", plan.times().jitterSeconds());
    parameters.put("overlap", plan.policy().overlap().name());
    parameters.put("catchup", plan.policy().catchupWindowSeconds());
    parameters.put("paused", plan.pause().paused());
    parameters.put("note", plan.pause().note());
    return parameters;
  }
}
