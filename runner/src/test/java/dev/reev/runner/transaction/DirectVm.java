package dev.reev.runner.transaction;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** The Solana VM itself, without the ledger, its JSON-RPC or our readers in between. */
final class DirectVm implements AutoCloseable {

  private final Process process;
  private final Writer in;
  private final BufferedReader out;

  DirectVm() {
    String root = Objects.requireNonNull(System.getProperty("reev.root"));
    try {
      process =
          new ProcessBuilder("node", Path.of(root, "ledger/test/direct-vm.mjs").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    in = process.outputWriter();
    out = process.inputReader();
  }

  /** Sets accounts of the VM, in the format of JSON-RPC: lamports, owner and content in base64. */
  void set(List<Map<String, Object>> accounts) {
    ask(Map.of("set", accounts, "watch", List.of()));
  }

  /**
   * Runs a transaction as the runner does.
   *
   * @param force sends it even if its simulation fails
   * @return error, fee, logs, units and the watched accounts afterwards
   */
  JsonNode run(String transaction, PublicKey payer, boolean force, List<PublicKey> watched) {
    return ask(
        Map.of(
            "transaction",
            transaction,
            "payer",
            hex(payer),
            "force",
            force,
            "watch",
            watched.stream().map(DirectVm::hex).toList()));
  }

  static String hex(PublicKey address) {
    return HexFormat.of().formatHex(address.toByteArray());
  }

  private JsonNode ask(Map<String, Object> command) {
    try {
      in.write(ReevJson.MAPPER.writeValueAsString(command) + "\n");
      in.flush();
      return ReevJson.MAPPER.readTree(Objects.requireNonNull(out.readLine(), "the VM ended"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
