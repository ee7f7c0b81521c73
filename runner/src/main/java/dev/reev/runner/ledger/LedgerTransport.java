package dev.reev.runner.ledger;

import java.io.IOException;

/** Carries calls to a ledger and its answers back. */
interface LedgerTransport {

  /** Longest answer: room for six accounts of the largest size; no benchmark reads more. */
  int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

  /**
   * Sends a call and waits for its answer.
   *
   * @param call JSON-RPC in one line, UTF-8
   * @return JSON, UTF-8
   * @throws IOException when no answer arrives in time
   */
  byte[] exchange(byte[] call) throws IOException;
}
