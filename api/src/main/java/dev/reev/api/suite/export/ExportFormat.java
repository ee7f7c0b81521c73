package dev.reev.api.suite.export;

import dev.reev.api.suite.state.StoredSuite;
import java.io.IOException;
import java.io.OutputStream;

/** One form in which a suite leaves Reev. Items are read while they are written. */
interface ExportFormat {

  /** As clients name it. */
  String name();

  String contentType();

  String fileExtension();

  void write(StoredSuite suite, OutputStream out) throws IOException;
}
