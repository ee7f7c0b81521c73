package dev.reev.api.run.view;

import dev.reev.api.request.PageCursor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * End of a page of runs; the next page begins after this run. Opaque to clients.
 *
 * @param key the value that the list is sorted by: a time or a number
 */
record RunCursor(Object key, UUID id) {

  /** No cursor of a time begins like this, so neither is taken for the other. */
  private static final String OF_VALUE = "v.";

  private static final int BYTES = 3 * Long.BYTES;

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is anything else, or of another sort
   */
  static RunCursor parse(RunSort sort, String text) {
    if (sort.isByTime()) {
      PageCursor time = PageCursor.parse(text);
      return new RunCursor(time.createdAt(), time.id());
    }
    if (!text.startsWith(OF_VALUE)) {
      throw new IllegalArgumentException("not a cursor of a value");
    }
    byte[] bytes = Base64.getUrlDecoder().decode(text.substring(OF_VALUE.length()));
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not a cursor");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new RunCursor(
        sort.key(buffer.getDouble()), new UUID(buffer.getLong(), buffer.getLong()));
  }

  String text() {
    if (key instanceof Instant time) {
      return new PageCursor(time, id).text();
    }
    ByteBuffer buffer =
        ByteBuffer.allocate(BYTES)
            .putDouble(((Number) key).doubleValue())
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return OF_VALUE + Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
  }
}
