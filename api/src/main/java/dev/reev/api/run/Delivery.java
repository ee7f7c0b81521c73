package dev.reev.api.run;

import dev.reev.api.temporal.UnavailableException;

/** Something else that the outbox sends to Temporal, after runs and stops. */
public interface Delivery {

  /** Sends one thing, if there is one. Returns whether there was. */
  boolean sendNext() throws UnavailableException;
}
