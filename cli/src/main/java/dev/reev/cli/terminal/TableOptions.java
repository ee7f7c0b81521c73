package dev.reev.cli.terminal;

import picocli.CommandLine.Option;

/** Display options for tables. Mixed into every command that lists something. */
public final class TableOptions {

  @Option(
      names = "--wide",
      description = "All columns, whole ids, and a line for each row, however long.")
  private boolean wide;

  /** Returns true when a table may be wider than a terminal. */
  public boolean wide() {
    return wide;
  }

  /** An id in a table: its beginning, which every command accepts, or the whole id. */
  public String id(String id) {
    return wide ? id : Figures.shortId(id);
  }
}
