package dev.reev.runner.ledger;

import tools.jackson.databind.JsonNode;

/** The ledger understood a call and refused it. */
public final class LedgerRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Method not found: no Solana ledger, or one without the set-up calls. */
  static final int NO_METHOD = -32601;

  /** The node is behind its chain, or still starting. */
  private static final int UNHEALTHY = -32005;

  private final int code;
  private final transient JsonNode data;

  LedgerRefusedException(int code, String message, JsonNode data) {
    super(message);
    this.code = code;
    this.data = data;
  }

  /** The JSON-RPC error code. */
  public int code() {
    return code;
  }

  /** True when the ledger would refuse any transaction, whatever its content. */
  public boolean isFaultOfLedger() {
    return code == NO_METHOD || code == UNHEALTHY;
  }

  /** Details from the ledger, for example logs; a missing node when there are none. */
  public JsonNode data() {
    return data;
  }
}
