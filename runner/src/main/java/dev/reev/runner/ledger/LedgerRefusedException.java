package dev.reev.runner.ledger;

import tools.jackson.databind.JsonNode;

/** The ledger understood a call and said no. */
public final class LedgerRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

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

  /** What the ledger added, for example logs; a missing node when nothing. */
  public JsonNode data() {
    return data;
  }
}
