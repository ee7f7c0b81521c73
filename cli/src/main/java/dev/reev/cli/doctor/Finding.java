package dev.reev.cli.doctor;

/**
 * Result of one check.
 *
 * @param ok true when nothing needs to be done
 * @param subject the checked item
 * @param detail observation, or the remedy
 */
record Finding(boolean ok, String subject, String detail) {

  static Finding ok(String subject, String detail) {
    return new Finding(true, subject, detail);
  }

  static Finding missing(String subject, String advice) {
    return new Finding(false, subject, advice);
  }
}
