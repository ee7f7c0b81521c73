package dev.reev.api.request;

import java.util.Optional;
import java.util.UUID;

/** Execution ids as clients write them. */
public final class RunIdText {

  private RunIdText() {}

  /**
   * Empty for anything but the full text form, which {@link UUID#fromString} alone does not ask
   * for.
   */
  public static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
