package dev.reev.api.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** gRPC status codes of failed calls to Temporal. */
public final class StatusCodes {

  private StatusCodes() {}

  /** {@code UNKNOWN} when the failure did not come from a call. */
  public static Status.Code of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return status.getStatus().getCode();
      }
    }
    return Status.Code.UNKNOWN;
  }
}
