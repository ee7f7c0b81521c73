package dev.reev.benchmarks.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One task for an agent.
 *
 * @param id letters, digits, dot, dash and underscore; safe in a URL and in a file name
 * @param ledger {@link #EMBEDDED}, or {@link #MAINNET_FORK} when it needs accounts and programs of
 *     the real chain; when the file sets neither, it follows from what the benchmark needs
 * @param scoring {@link #OUTCOME}, the default, or {@link #INSTRUCTIONS}
 * @param network public hosts that the task needs, {@code host}, {@code host:port} or {@code
 *     .domain}: a sandboxed agent reaches them in addition to its own
 * @param flow steps, when the benchmark prompts the agent several times; else empty
 */
public record Benchmark(
    String id,
    String description,
    List<String> tags,
    String ledger,
    String scoring,
    List<String> network,
    List<InitialAccount> initialState,
    String prompt,
    List<FlowStep> flow,
    GroundTruth groundTruth) {

  /** Default threshold of a benchmark. */
  public static final double DEFAULT_PASS_THRESHOLD = 0.75;

  /** Default threshold of a flow. */
  public static final double DEFAULT_FLOW_PASS_THRESHOLD = 0.6;

  /** Scores by the final state of the ledger and the agent's process. */
  public static final String OUTCOME = "outcome";

  /** Scores by likeness to the expected instructions, as the first system did. */
  public static final String INSTRUCTIONS = "instructions";

  public static final String EMBEDDED = "embedded";
  public static final String MAINNET_FORK = "mainnet-fork";

  /** Pattern of placeholders. No address matches: base58 addresses have lower-case letters. */
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z][A-Z0-9_]*");

  public Benchmark {
    description = Objects.requireNonNullElse(description, "");
    tags = tags == null ? List.of() : List.copyOf(tags);
    scoring = Objects.requireNonNullElse(scoring, OUTCOME);
    network = network == null ? List.of() : List.copyOf(network);
    initialState = initialState == null ? List.of() : List.copyOf(initialState);
    flow = flow == null ? List.of() : List.copyOf(flow);
    if (ledger == null) {
      boolean fork = ForkNeed.of(tags, prompt, flow, groundTruth).isPresent();
      ledger = fork ? MAINNET_FORK : EMBEDDED;
    }
  }

  /** Placeholders of token owners and authorities without an account in the initial state. */
  public Set<String> strangers() {
    Set<String> strangers = new LinkedHashSet<>();
    initialState.stream()
        .flatMap(
            account -> account.data() == null ? Stream.of() : account.data().wallets().stream())
        .filter(name -> PLACEHOLDER.matcher(name).matches())
        .forEach(strangers::add);
    initialState.forEach(account -> strangers.remove(account.pubkey()));
    return strangers;
  }

  /** Lowest score that passes, 0 to 1. */
  public double passThreshold() {
    return Objects.requireNonNullElse(
        groundTruth.minScore(),
        flow.isEmpty() ? DEFAULT_PASS_THRESHOLD : DEFAULT_FLOW_PASS_THRESHOLD);
  }

  /** True when it is scored by likeness to the expected instructions. */
  public boolean scoredByInstructions() {
    return scoring.equals(INSTRUCTIONS);
  }

  /** All conditions on the ledger, from every part of the file that defines some. */
  public List<Condition> conditions() {
    List<Condition> all = new ArrayList<>(groundTruth.finalStateAssertions());
    groundTruth.successCriteria().forEach(criterion -> all.addAll(criterion.conditions(flow)));
    return all;
  }

  /** All rules for the agent's process, from every part of the file that defines some. */
  public List<ProcessRule> processRules() {
    List<ProcessRule> all = new ArrayList<>(groundTruth.process());
    groundTruth.expectedToolCalls().forEach(call -> all.add(call.rule()));
    groundTruth.successCriteria().forEach(criterion -> criterion.rule().ifPresent(all::add));
    return all;
  }

  /** True when it cannot run on the embedded ledger. */
  public boolean needsFork() {
    return ledger.equals(MAINNET_FORK);
  }
}
