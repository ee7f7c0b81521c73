package dev.reev.api.edge.body;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of what is still on its way a client may have, and all of them together. */
final class BodyShares {

  /** Bodies of one address; well above what a burst of a single program sends. */
  static final int OF_ONE_CLIENT = 512;

  /** Below Tomcat's 8,192 connections, so that some are left for requests without a body. */
  static final int OF_ALL = 4096;

  /** Of all bodies together: a fraction of the smallest heap. */
  static final long BYTES = 64L * 1024 * 1024;

  private final Map<String, Integer> byClient = new HashMap<>();
  private int all;
  private long bytes;

  /** A share of a client; null when it has too many. */
  synchronized @Nullable Share take(String client) {
    int own = byClient.getOrDefault(client, 0);
    if (own >= OF_ONE_CLIENT || all >= OF_ALL) {
      return null;
    }
    byClient.put(client, own + 1);
    all++;
    return new Share(client);
  }

  private synchronized boolean grow(Share share, int more) {
    if (bytes + more > BYTES) {
      return false;
    }
    bytes += more;
    share.held += more;
    return true;
  }

  private synchronized void giveBack(Share share) {
    byClient.computeIfPresent(share.client, (client, own) -> own == 1 ? null : own - 1);
    all--;
    bytes -= share.held;
  }

  /** Of one body; to be given back once. */
  final class Share {

    private final String client;
    private long held;

    private Share(String client) {
      this.client = client;
    }

    /** False when all bodies together would take too much memory. */
    boolean grow(int more) {
      return BodyShares.this.grow(this, more);
    }

    void giveBack() {
      BodyShares.this.giveBack(this);
    }
  }
}
