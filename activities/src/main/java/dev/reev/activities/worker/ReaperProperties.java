package dev.reev.activities.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a runner host's reaper and retention.
 *
 * @param period from the end of one round to the next
 * @param keepAttempts how long the files of a run stay on its host after their last change
 */
@ConfigurationProperties("reev.reaper")
public record ReaperProperties(
    @DefaultValue("30s") Duration period, @DefaultValue("30d") Duration keepAttempts) {}
