package dev.reev.workflows.run;

import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;

/**
 * The data converter of Reev, the same in API, workers and replay. Changing its output breaks the
 * histories of running workflows.
 */
public final class PayloadConverters {

  private PayloadConverters() {}

  public static DataConverter dataConverter() {
    return DefaultDataConverter.newDefaultInstance();
  }
}
