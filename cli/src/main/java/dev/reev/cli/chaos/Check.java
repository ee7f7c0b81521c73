package dev.reev.cli.chaos;

import java.util.List;

/**
 * One promise and whether it was kept.
 *
 * @param name the promise
 * @param ok true when it was kept
 * @param detail numbers, or what broke it
 */
record Check(String name, boolean ok, String detail) {

  /** Enough to go and look; the rest of a long list is more of the same. */
  private static final int SHOWN = 5;

  /** Kept when nothing broke it. */
  static Check none(String name, String kept, List<String> broken) {
    if (broken.isEmpty()) {
      return new Check(name, true, kept);
    }
    String more = broken.size() > SHOWN ? " and " + (broken.size() - SHOWN) + " more" : "";
    return new Check(
        name, false, String.join("; ", broken.subList(0, Math.min(SHOWN, broken.size()))) + more);
  }

  static Check equal(String name, long wanted, long found) {
    return new Check(name, wanted == found, found + " of " + wanted);
  }
}
