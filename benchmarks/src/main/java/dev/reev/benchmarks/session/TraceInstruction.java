package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An instruction as the agent produced it, with all placeholders resolved.
 *
 * @param programId base58
 * @param data base58; empty for no data
 */
public record TraceInstruction(String programId, List<TraceAccount> accounts, String data)
    implements InJson {

  public TraceInstruction {
    accounts = List.copyOf(accounts);
  }

  /**
   * One account of an instruction.
   *
   * @param pubkey base58
   */
  public record TraceAccount(String pubkey, boolean isSigner, boolean isWritable)
      implements InJson {
    /**
     * Same semantics as a record's generated method; written out because generating it costs a run
     * some milliseconds.
     */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof TraceAccount that
          && isSigner == that.isSigner
          && isWritable == that.isWritable
          && Objects.equals(pubkey, that.pubkey);
    }

    @Override
    public int hashCode() {
      return Objects.hash(pubkey, isSigner, isWritable);
    }

    @Override
    public JsonNode json() {
      return JsonFields.of("pubkey", pubkey)
          .and("is_signer", isSigner)
          .and("is_writable", isWritable)
          .object();
    }
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("program_id", programId)
        .and("accounts", accounts)
        .and("data", data)
        .object();
  }
}
