package dev.reev.runner.transaction;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.p2p.solanaj.core.PublicKey;

/**
 * The accounts of a legacy transaction, read from its wire format: a list of signatures, three
 * counts of signers and read-only accounts, and the list of addresses, signers first.
 *
 * @param all in the order that indexes of the ledger refer to
 * @param writable those that the transaction can change
 */
record MessageAccounts(List<PublicKey> all, List<PublicKey> writable) {

  private static final int SIGNATURE_BYTES = 64;

  static MessageAccounts of(byte[] wire) {
    ByteBuffer data = ByteBuffer.wrap(wire);
    int signatures = shortLength(data);
    data.position(data.position() + signatures * SIGNATURE_BYTES);
    int signers = data.get();
    int readOnlySigners = data.get();
    int readOnlyOthers = data.get();
    int count = shortLength(data);
    List<PublicKey> all = new ArrayList<>();
    List<PublicKey> writable = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] key = new byte[PublicKey.PUBLIC_KEY_LENGTH];
      data.get(key);
      all.add(new PublicKey(key));
      boolean canWrite = i < signers ? i < signers - readOnlySigners : i < count - readOnlyOthers;
      if (canWrite) {
        writable.add(all.get(i));
      }
    }
    return new MessageAccounts(List.copyOf(all), List.copyOf(writable));
  }

  /**
   * Reads a length of seven bits a byte, lowest first; the highest bit means that more bytes
   * follow.
   */
  private static int shortLength(ByteBuffer data) {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      int next = Byte.toUnsignedInt(data.get());
      length |= (next & 0x7f) << shift;
      if (next < 0x80) {
        return length;
      }
    }
  }
}
