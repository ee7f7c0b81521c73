package dev.reev.runner.jupiter;

import dev.reev.runner.failure.RunFailedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/**
 * Calls of the Jupiter API that the tools need. Every method throws {@link JupiterRefusedException}
 * when Jupiter refuses the request, and {@link RunFailedException} when it is not available.
 */
public final class JupiterClient {

  /** Variable with another base URL of the API. */
  public static final String BASE_URL_VARIABLE = "JUPITER_API_BASE_URL";

  private static final String DEFAULT_BASE_URL = "https://lite-api.jup.ag";

  /** Limit on the accounts of a route: more do not fit into a legacy transaction. */
  private static final int MAX_ACCOUNTS = 15;

  private final JupiterHttp http;

  JupiterClient(JupiterHttp http) {
    this.http = http;
  }

  /**
   * Creates a client for the API that the environment names; sends nothing yet.
   *
   * @throws RunFailedException when the variable holds no URL, or one that the outbound policy
   *     forbids
   */
  public static JupiterClient of(Map<String, String> environment) {
    String url = environment.getOrDefault(BASE_URL_VARIABLE, "");
    return new JupiterClient(JupiterHttp.at(url.isBlank() ? DEFAULT_BASE_URL : url, environment));
  }

  /** Operation on a lending position; {@code MINT} and {@code REDEEM} count in its shares. */
  public enum LendAction {
    DEPOSIT("amount"),
    WITHDRAW("amount"),
    MINT("shares"),
    REDEEM("shares");

    private final String quantity;

    LendAction(String quantity) {
      this.quantity = quantity;
    }
  }

  /**
   * A swap.
   *
   * @param amount of the input mint, base units, unsigned
   * @param slippageBps largest loss against the quote, in hundredths of a per cent
   */
  public record Swap(
      PublicKey user, PublicKey inputMint, PublicKey outputMint, long amount, int slippageBps) {}

  /** The best direct route, as instructions that fit into a legacy transaction. */
  public List<TransactionInstruction> swap(Swap swap) throws JupiterRefusedException {
    Map<String, String> query =
        Map.of(
            "inputMint", swap.inputMint().toBase58(),
            "outputMint", swap.outputMint().toBase58(),
            "amount", Long.toUnsignedString(swap.amount()),
            "slippageBps", Integer.toString(swap.slippageBps()),
            "onlyDirectRoutes", "true",
            "asLegacyTransaction", "true",
            "maxAccounts", Integer.toString(MAX_ACCOUNTS));
    JsonNode quote = http.get("/swap/v1/quote" + query(query));
    JsonNode answer =
        http.post(
            "/swap/v1/swap-instructions",
            Map.of(
                "userPublicKey",
                swap.user().toBase58(),
                "quoteResponse",
                quote,
                "asLegacyTransaction",
                true));
    return JupiterInstructions.ofSwap(answer);
  }

  /**
   * Instructions for one action on a lending position.
   *
   * @param amount base units of the asset or shares, unsigned
   */
  public List<TransactionInstruction> lend(
      LendAction action, PublicKey asset, PublicKey signer, long amount)
      throws JupiterRefusedException {
    JsonNode answer =
        http.post(
            "/lend/v1/earn/" + action.name().toLowerCase(Locale.ROOT) + "-instructions",
            Map.of(
                "asset",
                asset.toBase58(),
                "signer",
                signer.toBase58(),
                action.quantity,
                Long.toUnsignedString(amount)));
    return JupiterInstructions.ofLending(answer);
  }

  /** All lending positions of a wallet, in Jupiter's format. */
  public JsonNode positions(PublicKey user) throws JupiterRefusedException {
    return http.get("/lend/v1/earn/positions" + query(Map.of("users", user.toBase58())));
  }

  /**
   * Earnings of a wallet.
   *
   * @param positions addresses of the lending tokens
   */
  public JsonNode earnings(PublicKey user, List<String> positions) throws JupiterRefusedException {
    return http.get(
        "/lend/v1/earn/earnings"
            + query(Map.of("user", user.toBase58(), "positions", String.join(",", positions))));
  }

  /** All lendable tokens. */
  public JsonNode tokens() throws JupiterRefusedException {
    return http.get("/lend/v1/earn/tokens");
  }

  private static String query(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
