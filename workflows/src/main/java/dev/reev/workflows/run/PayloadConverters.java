package dev.reev.workflows.run;

import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;

/**
 * The one data converter of Reev, used by API, workers and replay alike. Changing what it writes
 * breaks the histories of running workflows.
 */
public final class PayloadConverters {

  private PayloadConverters() {}

  public static DataConverter dataConverter() {
    return DefaultDataConverter.newDefaultInstance();
  }
}
