package dev.reev.runner.environment;

import dev.reev.runner.ledger.LedgerClient;
import java.util.HexFormat;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;

/**
 * An account to write to a ledger.
 *
 * @param lamports above zero, for an account without lamports does not exist
 * @param owner program
 * @param data content in hexadecimal
 */
record LedgerAccount(PublicKey address, long lamports, PublicKey owner, String data) {

  /** Bytes that every account pays rent for, on top of its data. */
  private static final long ACCOUNT_OVERHEAD = 128;

  /** Lamports for rent exemption, per byte. */
  private static final long LAMPORTS_PER_BYTE = 6960;

  LedgerAccount(PublicKey address, long lamports, PublicKey owner, byte[] data) {
    this(address, lamports, owner, HexFormat.of().formatHex(data));
  }

  /** Smallest balance that exempts an account of this size from rent. */
  static long rent(int bytes) {
    return (ACCOUNT_OVERHEAD + bytes) * LAMPORTS_PER_BYTE;
  }

  /**
   * Writes the account. One call serves every kind of account: surfpool's own call for token
   * accounts would leave mints and lamports to this one anyway, and on a fork it would keep the
   * data of the real account. All fields are set, so that a fork need not fetch the others from its
   * chain.
   */
  void writeTo(LedgerClient ledger) {
    ledger.require(
        "surfnet_setAccount",
        address.toBase58(),
        Map.of(
            "lamports",
            lamports,
            "owner",
            owner.toBase58(),
            "data",
            data,
            "executable",
            false,
            "rentEpoch",
            0));
  }
}
