package dev.reev.api.legacy.log;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.benchmarks.session.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Session files as runners write them, part by part. */
public final class Told {

  public static final String USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
  public static final String SYSTEM = "11111111111111111111111111111111";
  public static final String TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";

  private final List<SessionEvent> events = new ArrayList<>();
  private final List<TraceInstruction> action = new ArrayList<>();
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Map<String, AccountState> accounts = new LinkedHashMap<>();
  private List<String> logs = List.of();

  public Told event(String type, Map<String, Object> data) {
    events.add(new SessionEvent(1_795_464_000 + events.size(), type, 1, data));
    return this;
  }

  public Told call(String tool, Map<String, Object> params) {
    return event(SessionEvent.TOOL_CALL, Map.of("tool_name", tool, "params", params));
  }

  public Told result(String tool, String status, Map<String, Object> result) {
    return event(
        SessionEvent.TOOL_RESULT, Map.of("tool_name", tool, "status", status, "result", result));
  }

  public Told instruction(String program, String data, String... pubkeys) {
    List<TraceAccount> all =
        List.of(pubkeys).stream().map(pubkey -> new TraceAccount(pubkey, true, true)).toList();
    action.add(new TraceInstruction(program, all, data));
    return this;
  }

  public Told key(String name, String address) {
    keys.put(name, address);
    return this;
  }

  public Told tokenAccount(String name, String mint) {
    accounts.put(name, account(mint, null));
    return this;
  }

  public Told mint(String name, int decimals) {
    accounts.put(name, account(null, decimals));
    return this;
  }

  Told logs(String... lines) {
    logs = List.of(lines);
    return this;
  }

  Step step(@Nullable String error, @Nullable Long computeUnits) {
    var observation =
        new Observation(
            error == null ? Observation.SUCCESS : Observation.FAILURE,
            error,
            null,
            logs,
            5000L,
            computeUnits,
            null,
            accounts,
            keys);
    return new Step(1, "step", null, action, null, observation, Map.of());
  }

  public SessionFile session(String prompt) {
    var result =
        new FinalResult(
            true,
            1,
            FinalResult.SUCCEEDED,
            1250,
            new ExecutionTrace(prompt, List.of(step(null, 150L))),
            null,
            List.of());
    return new SessionFile(
        SessionFile.SCHEMA_VERSION,
        "test",
        "a-session",
        "001-sol-transfer",
        "local",
        1_795_464_000,
        1_795_464_002,
        0.75,
        events,
        result,
        null,
        null,
        new Usage(2, 100L, 20L, null, 1, 0),
        null);
  }

  private static AccountState account(@Nullable String mint, @Nullable Integer decimals) {
    return new AccountState(
        1, TOKEN, false, 165, mint, null, "1", null, null, null, null, null, decimals, null, null,
        null, null, null, null, null);
  }
}
