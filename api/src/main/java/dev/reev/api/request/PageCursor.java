package dev.reev.api.request;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * End of a page of a list that shows the newest first; the next page begins after this row. Opaque
 * to clients.
 */
public record PageCursor(Instant createdAt, UUID id) {

  private static final int BYTES = 3 * Long.BYTES;

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static PageCursor parse(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not a cursor");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new PageCursor(
        Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS),
        new UUID(buffer.getLong(), buffer.getLong()));
  }

  /** PostgreSQL keeps microseconds, so nothing is lost. */
  public String text() {
    ByteBuffer buffer =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
  }
}
