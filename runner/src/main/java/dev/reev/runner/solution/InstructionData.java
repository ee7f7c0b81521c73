package dev.reev.runner.solution;

import dev.reev.runner.environment.Environment;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.p2p.solanaj.utils.Base58;

/** Data of an instruction. It may contain addresses, which differ from run to run. */
public record InstructionData(List<Part> parts) {

  /** Bytes, or an address. */
  public sealed interface Part {}

  /**
   * Bytes that are equal in every run.
   *
   * @param base58 text, so that equal bytes are equal
   */
  public record Bytes(String base58) implements Part {}

  /** The 32 bytes of an account's address in the run. */
  public record Address(AccountRef ref) implements Part {}

  public InstructionData {
    parts = List.copyOf(parts);
  }

  /** Data that is equal in every run. */
  public static InstructionData of(byte[] bytes) {
    return new Builder().bytes(bytes).build();
  }

  /** Bytes with the addresses of a run. */
  byte[] in(Environment environment) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Part part : parts) {
      all.writeBytes(
          part instanceof Address address
              ? address.ref().address(environment).toByteArray()
              : decoded((Bytes) part));
    }
    return all.toByteArray();
  }

  private static byte[] decoded(Bytes bytes) {
    return bytes.base58().isEmpty() ? new byte[0] : Base58.decode(bytes.base58());
  }

  /** Builds data in Solana's byte order, little-endian. */
  public static final class Builder {

    private final List<Part> parts = new ArrayList<>();

    /** Appends one byte. */
    public Builder u8(int value) {
      return bytes(new byte[] {(byte) value});
    }

    /** Appends four bytes. */
    public Builder u32(int value) {
      return bytes(
          ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    /** Appends eight bytes, as unsigned. */
    public Builder u64(long value) {
      return bytes(
          ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    /** Appends bytes unchanged. */
    public Builder bytes(byte[] bytes) {
      if (!parts.isEmpty() && parts.get(parts.size() - 1) instanceof Bytes last) {
        byte[] before = decoded(last);
        byte[] joined =
            ByteBuffer.allocate(before.length + bytes.length).put(before).put(bytes).array();
        parts.set(parts.size() - 1, new Bytes(Base58.encode(joined)));
      } else {
        parts.add(new Bytes(Base58.encode(bytes)));
      }
      return this;
    }

    /** Appends an address. */
    public Builder address(AccountRef ref) {
      parts.add(new Address(ref));
      return this;
    }

    /** Returns the data. */
    public InstructionData build() {
      return new InstructionData(parts);
    }
  }
}
