package dev.reev.api.schedule.plan;

import dev.reev.api.webhook.Webhooks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a schedule that only Reev knows.
 *
 * @param suite JSON of the suite that each tick orders
 * @param watch JSON of the regression watch; null without one
 * @param webhooks who is told
 */
public record Content(String suite, @Nullable String watch, List<Webhooks.Stored> webhooks) {}
