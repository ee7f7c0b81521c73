package dev.reev.cli.terminal;

import picocli.CommandLine.Option;

/** How the tables of a command are shown. Mixed into every command that lists something. */
public final class TableOptions {

  @Option(
      names = "--wide",
      description = "All columns, whole ids, and a line for each row, however long.")
  private boolean wide;

  /** Whether a table may be wider than a terminal. */
  public boolean wide() {
    return wide;
  }

  /** An id as it stands in a table: its beginning, which every command takes, or all of it. */
  public String id(String id) {
    return wide ? id : Figures.shortId(id);
  }
}
