package dev.reev.cli.doctor;

/**
 * One thing looked at.
 *
 * @param ok true when nothing is to be done
 * @param subject what was looked at
 * @param detail what was found, or what to do
 */
record Finding(boolean ok, String subject, String detail) {

  static Finding ok(String subject, String detail) {
    return new Finding(true, subject, detail);
  }

  static Finding missing(String subject, String advice) {
    return new Finding(false, subject, advice);
  }
}
