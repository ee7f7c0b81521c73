package dev.reev.scoring;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.session.AccountChange;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builder of a trace: accounts by name, some of which change with each step. */
public final class Course {

  public static final String SYSTEM = "11111111111111111111111111111111";
  public static final String TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
  public static final String USER = "USER_WALLET_PUBKEY";
  public static final long FEE = 5000;

  private static final long RENT = 2_039_280;

  private final Map<String, AccountState> initial = new LinkedHashMap<>();
  private final Map<String, AccountState> now = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<SessionEvent> events = new ArrayList<>();

  /** Adds an account as it is before the agent acts. Its address is its name in lower case. */
  public Course with(String name, AccountState state) {
    initial.put(name, state);
    now.put(name, state);
    return this;
  }

  /** Benchmark with these wallets and this ground truth. */
  public static Benchmark benchmark(String groundTruth, String... wallets) {
    StringBuilder yaml = new StringBuilder("id: demo\nprompt: Do it\ninitial_state:\n");
    for (String wallet : wallets) {
      yaml.append(
          "  - {pubkey: %s, owner: \"%s\", lamports: 1000000000}\n".formatted(wallet, SYSTEM));
    }
    yaml.append("ground_truth:\n").append(groundTruth.indent(2));
    return BenchmarkReader.read(yaml.toString(), "demo.yml").benchmark();
  }

  /** Adds a step whose transaction went through; the user pays its fee. */
  public Course sent(Map<String, AccountState> changed) {
    return sent(List.of(new TraceInstruction(SYSTEM, List.of(), "")), changed);
  }

  /** Adds a step with these instructions, whose transaction went through. */
  public Course sent(List<TraceInstruction> action, Map<String, AccountState> changed) {
    List<AccountChange> changes = new ArrayList<>();
    Map<String, AccountState> all = new LinkedHashMap<>(changed);
    AccountState user = Objects.requireNonNull(all.getOrDefault(USER, now.get(USER)));
    all.put(USER, wallet(user.lamports() - FEE));
    all.forEach(
        (name, state) -> {
          AccountState before = now.getOrDefault(name, AccountState.missing(SYSTEM));
          changes.add(new AccountChange(address(name), before, state));
          now.put(name, state);
        });
    return step(
        action,
        new Observation(
            Observation.SUCCESS,
            null,
            null,
            List.of(),
            FEE,
            150L,
            "sig" + steps.size(),
            named(),
            keyMap(),
            changes,
            List.of()),
        null);
  }

  /** Adds a step whose transaction failed on the ledger without costing a fee. */
  public Course failed(String error) {
    return step(List.of(new TraceInstruction(SYSTEM, List.of(), "")), observation(error), null);
  }

  /** Adds a step in which the agent sent nothing. */
  public Course silent(@Nullable String thought) {
    return step(List.of(), observation("Agent returned no actions to execute."), thought);
  }

  /** Adds a step whose agent was cut off. */
  public Course cutOff() {
    return step(List.of(), observation(Step.CUT_OFF + "its time was up"), null);
  }

  /** Adds a step whose agent neither sent a transaction nor decided against one. */
  public Course undecided() {
    return step(List.of(), observation(Step.UNDECIDED + "it said nothing"), null);
  }

  /** Adds a step that was not run because of an earlier one. */
  public Course notRun() {
    return step(List.of(), observation(Step.NOT_RUN + "critical step 1 failed"), null);
  }

  /** Changes an account outside the transactions of the run. */
  public Course tampered(String name, AccountState state) {
    now.put(name, state);
    return this;
  }

  /** Adds a tool call to the next step. */
  public Course called(String tool, Map<String, Object> arguments, boolean served) {
    int step = steps.size() + 1;
    events.add(
        new SessionEvent(
            1,
            SessionEvent.TOOL_CALL,
            1,
            Map.of("tool_name", tool, "params", arguments, "step", step)));
    events.add(
        new SessionEvent(
            1,
            SessionEvent.TOOL_RESULT,
            1,
            Map.of("tool_name", tool, "status", served ? "success" : "error", "step", step)));
    return this;
  }

  /** Adds a model response to the next step. */
  public Course turn() {
    events.add(
        new SessionEvent(
            1, SessionEvent.LLM_RESPONSE, 1, Map.of("model", "m", "step", steps.size() + 1)));
    return this;
  }

  public ExecutionTrace trace() {
    return new ExecutionTrace("Do it", steps, initial);
  }

  public Score score(Benchmark benchmark) {
    return Scorer.score(benchmark, trace(), events);
  }

  public static AccountState wallet(long lamports) {
    return AccountState.plain(lamports, SYSTEM, false, 0, null);
  }

  public static AccountState gone() {
    return AccountState.missing(SYSTEM);
  }

  public static AccountState tokens(String owner, String mint, long amount) {
    return tokens(owner, mint, amount, null, null, "initialized", null);
  }

  public static AccountState tokens(
      String owner,
      String mint,
      long amount,
      @Nullable String delegate,
      @Nullable String delegated,
      String state,
      @Nullable String closer) {
    return new AccountState(
        RENT,
        TOKEN,
        false,
        165,
        address(mint),
        address(owner),
        Long.toString(amount),
        delegate == null ? null : address(delegate),
        delegated,
        state,
        closer == null ? null : address(closer),
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** An account of wrapped SOL. */
  public static AccountState wrapped(String owner, long amount) {
    return new AccountState(
        RENT + amount,
        TOKEN,
        false,
        165,
        "So11111111111111111111111111111111111111112",
        address(owner),
        Long.toString(amount),
        null,
        null,
        "initialized",
        null,
        true,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static AccountState mint(
      long supply, @Nullable String authority, @Nullable String freezer) {
    return new AccountState(
        1_461_600,
        TOKEN,
        false,
        82,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        9,
        Long.toString(supply),
        authority == null ? null : address(authority),
        freezer == null ? null : address(freezer),
        null,
        null,
        null,
        null);
  }

  /** Address of a name. */
  public static String address(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private Course step(List<TraceInstruction> action, Observation seen, @Nullable String thought) {
    steps.add(new Step(steps.size() + 1, "Do it", thought, action, null, seen, Map.of()));
    return this;
  }

  private Observation observation(String error) {
    return new Observation(
        Observation.FAILURE, error, null, List.of(), null, null, null, named(), keyMap());
  }

  /** Accounts in an observation: those that the benchmark names. */
  private Map<String, AccountState> named() {
    Map<String, AccountState> named = new LinkedHashMap<>();
    initial.keySet().forEach(name -> named.put(name, now.get(name)));
    return named;
  }

  private Map<String, String> keyMap() {
    Map<String, String> keys = new LinkedHashMap<>();
    initial.keySet().forEach(name -> keys.put(name, address(name)));
    return keys;
  }
}
