package dev.reev.activities.launch;

/**
 * Takes secret values out of what a runner printed, before it leaves the host. It keeps the length,
 * so that offsets stay those of the file.
 */
@FunctionalInterface
public interface OutputMask {

  OutputMask NONE = bytes -> bytes;

  /** Longer than any secret: this much before a cut is looked at, so that no half is left over. */
  int MARGIN_BYTES = 8 * 1024;

  byte[] apply(byte[] bytes);
}
