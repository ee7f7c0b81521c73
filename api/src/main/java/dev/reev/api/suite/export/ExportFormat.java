package dev.reev.api.suite.export;

import dev.reev.api.suite.state.StoredSuite;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A file format for the items of a suite. Items are streamed from the database while the file is
 * written.
 */
interface ExportFormat {

  /** Name in requests. */
  String name();

  String contentType();

  String fileExtension();

  void write(StoredSuite suite, OutputStream out) throws IOException;
}
