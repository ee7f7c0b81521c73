package dev.reev.api.benchmark;

import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator see that storing a benchmark twice leaves one: on the real tables, undone. */
@RestController
class UpsertSelfTest {

  private static final String TEXT =
      """
      id: %s
      description: Self-test
      tags: []
      initial_state:
        - pubkey: USER_WALLET_PUBKEY
          owner: "11111111111111111111111111111111"
          lamports: 1
      prompt: %s
      ground_truth:
        final_state_assertions: [{ type: TransactionSucceeded }]
        expected_instructions:
          - program_id: "11111111111111111111111111111111"
            accounts: []
      """;

  private final CatalogueWriter writer;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  UpsertSelfTest(CatalogueWriter writer, JdbcClient jdbc, TransactionTemplate transaction) {
    this.writer = writer;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Stores a benchmark twice, tells whether one is left, and undoes it all. */
  @PostMapping("/api/v1/test-on-conflict")
  Report run() {
    Results results =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  status.setRollbackOnly();
                  return storeTwice("self-test-" + UUID.randomUUID());
                }));
    boolean success = results.totalRecords() == results.expectedRecords();
    return new Report(
        success,
        success ? "two upserts left one benchmark" : "two upserts did not leave one benchmark",
        results);
  }

  private Results storeTwice(String id) {
    writer.lock();
    Change first = writer.upsert(parsed(id, "first"));
    Change second = writer.upsert(parsed(id, "second"));
    int records =
        jdbc.sql(
                """
                select count(*) from benchmark where id = ?
                """)
            .param(id)
            .query(Integer.class)
            .single();
    return new Results(first.wireName(), second.wireName(), records, 1);
  }

  private static ParsedBenchmark parsed(String id, String prompt) {
    return SentBenchmark.read(TEXT.formatted(id, prompt));
  }

  record Report(boolean success, String message, Results testResults) {}

  /** Results of the two upserts, and the number of rows they left. */
  record Results(
      String firstInsertResult, String secondInsertResult, int totalRecords, int expectedRecords) {}
}
