package dev.reev.cli.run;

import org.jspecify.annotations.Nullable;

/**
 * Where to look at a run afterwards.
 *
 * @param status its page in the API; null when the server is gone after the run
 * @param workflow its page in the Temporal Web UI; null when not known or gone
 */
record RunLinks(@Nullable String status, @Nullable String workflow) {

  static final RunLinks NONE = new RunLinks(null, null);
}
