package dev.reev.api.score.workflow;

import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.AccountChange;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.workflows.run.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transfer that benchmark 001 asks for, as runners tell of it. */
final class Transfer {

  static final String BENCHMARK = "001-sol-transfer";
  static final long FEE = 5_000;

  private static final String USER = "4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi";
  private static final String RECIPIENT = "8qbHbw2BbbTHBW1sbeqakYXVKRQM8Ne7pLK7m6CVfeR";
  private static final String SYSTEM = "11111111111111111111111111111111";
  private static final long BALANCE = 1_000_000_000;

  private Transfer() {}

  /** A run that sent so many lamports, and was given this score by a scorer of this name. */
  static RunRecord completed(UUID run, long lamports, double score, @Nullable String scorer) {
    return Sessions.completed(
        run, score, Sessions.document(Sessions.json(session(run, lamports, score, scorer))));
  }

  private static SessionFile session(
      UUID run, long lamports, double score, @Nullable String scorer) {
    SessionFile plain = Sessions.scored(run, score, true);
    FinalResult result =
        new FinalResult(
            score >= 0.75,
            score,
            FinalResult.SUCCEEDED,
            1234,
            trace(lamports),
            null,
            List.of(),
            List.of(
                new Check(
                    "first", "any", null, 1, true, "a", "b", score, score == 1, false, null)));
    return new SessionFile(
        plain.schemaVersion(),
        plain.runnerVersion(),
        plain.sessionId(),
        plain.benchmarkId(),
        plain.agentType(),
        plain.startTime(),
        plain.endTime(),
        plain.passThreshold(),
        List.of(),
        result,
        null,
        new Provenance(null, null, null, null, null, null, null, null, null, scorer, null),
        null,
        null);
  }

  private static ExecutionTrace trace(long lamports) {
    AccountState userBefore = account(BALANCE);
    AccountState userAfter = account(BALANCE - lamports - FEE);
    AccountState recipientBefore = AccountState.missing(SYSTEM);
    AccountState recipientAfter = account(lamports);
    var observation =
        new Observation(
            Observation.SUCCESS,
            null,
            null,
            List.of(),
            FEE,
            150L,
            "signature",
            Map.of("USER_WALLET_PUBKEY", userAfter, "RECIPIENT_WALLET_PUBKEY", recipientAfter),
            Map.of("USER_WALLET_PUBKEY", USER, "RECIPIENT_WALLET_PUBKEY", RECIPIENT),
            List.of(
                new AccountChange(USER, userBefore, userAfter),
                new AccountChange(RECIPIENT, recipientBefore, recipientAfter)),
            List.of());
    var instruction =
        new TraceInstruction(
            SYSTEM,
            List.of(new TraceAccount(USER, true, true), new TraceAccount(RECIPIENT, false, true)),
            "3Bxs411Dtc7pkFQj");
    return new ExecutionTrace(
        "Send some SOL",
        List.of(
            new Step(1, "Send some SOL", null, List.of(instruction), null, observation, Map.of())),
        Map.of("USER_WALLET_PUBKEY", userBefore, "RECIPIENT_WALLET_PUBKEY", recipientBefore));
  }

  private static AccountState account(long lamports) {
    return AccountState.plain(lamports, SYSTEM, false, 0, null);
  }

  /** The benchmark, as it asks for so many lamports. */
  static String text(long lamports) {
    return """
        id: 001-sol-transfer
        description: Send some SOL.
        tags: []
        initial_state:
          - pubkey: USER_WALLET_PUBKEY
            owner: "11111111111111111111111111111111"
            lamports: 1000000000
          - pubkey: RECIPIENT_WALLET_PUBKEY
            owner: "11111111111111111111111111111111"
            lamports: 0
        prompt: Please send some SOL to the recipient (RECIPIENT_WALLET_PUBKEY).
        ground_truth:
          transaction_status: Success
          final_state_assertions:
            - type: SolBalance
              pubkey: RECIPIENT_WALLET_PUBKEY
              expected: %d
        """
        .formatted(lamports);
  }

  /** A body that has runs scored with this text. */
  static String body(String text) {
    return ReevJson.MAPPER.writeValueAsString(Map.of("yml_content", text, "reason", "a new rule"));
  }
}
