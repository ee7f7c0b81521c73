package dev.reev.api.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The part of a schedule that only Reev knows.
 *
 * @param suite JSON of the suite that each tick orders
 * @param watch JSON of the regression watch; null without one
 */
record Content(
    String suite,
    @Nullable String watch,
    @Nullable String webhookUrl,
    @Nullable String sealedWebhookSecret) {

  /** Without the secret, sealed though it is. */
  @Override
  public String toString() {
    return "Content[suite=%s, watch=%s, webhookUrl=%s]".formatted(suite, watch, webhookUrl);
  }
}
