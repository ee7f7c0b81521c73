package dev.reev.workflows.run;

/**
 * Tail of a runner's output while it still grows.
 *
 * @param offset of the first byte, from the beginning of the stream
 * @param bytes at most {@link #MAX_BYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes: never compared, only carried.
public record OutputWindow(long offset, byte[] bytes) {

  /**
   * 8 KiB, 11 KiB in base64: two of them stay below 32 KiB. The history keeps the last heartbeat of
   * a watcher that fell silent.
   */
  public static final int MAX_BYTES = 8 * 1024;

  public long end() {
    return offset + bytes.length;
  }
}
