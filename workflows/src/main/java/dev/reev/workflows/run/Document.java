package dev.reev.workflows.run;

/**
 * A document of an attempt (its session file or one of its outputs) on its way to the database:
 * gzip-compressed and cut into chunks, because a Temporal payload may not exceed 2 MiB.
 *
 * @param sha256 lower-case hex digest of the uncompressed document
 * @param sizeBytes size of the uncompressed document
 * @param chunkCount at least 1; every chunk holds at most {@link #CHUNK_BYTES}
 * @param firstChunk chunk 0, so that an ordinary document needs no further round trip
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes: never compared, only carried.
public record Document(String sha256, long sizeBytes, int chunkCount, byte[] firstChunk) {

  /**
   * 256 KiB of compressed content, 350 KiB in base64: below the size at which the server starts to
   * warn (512 KiB), and enough for the whole session of an ordinary run.
   */
  public static final int CHUNK_BYTES = 256 * 1024;

  /**
   * Most chunks of a session file (8 MiB compressed). Each passes through history twice, so one run
   * stays far below the 50 MiB at which the server terminates a workflow. A larger session is
   * rejected as invalid, never cut.
   */
  public static final int MAX_SESSION_CHUNKS = 32;
}
