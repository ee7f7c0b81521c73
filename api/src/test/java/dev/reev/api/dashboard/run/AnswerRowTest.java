package dev.reev.api.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.run.MarkedText.Piece;
import dev.reev.api.run.workflow.Sessions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerRowTest {

  @Test
  void transactionsAndWhatCameOfThem_standSideBySide_differencesMarked() {
    List<AnswerRow> rows =
        AnswerRow.of(
            Sessions.scored(UUID.randomUUID(), 1, true),
            Sessions.scored(UUID.randomUUID(), 0, false));

    assertThat(rows).extracting(AnswerRow::what).containsExactly("Transaction", "What came of it");
    AnswerRow transaction = rows.get(0);
    assertThat(transaction.differs()).isFalse();
    assertThat(transaction.base().pieces())
        .containsExactly(
            new Piece("System Program\n  payer, signer, writable\n  peer\n  data 3Bxs4", false));
    assertThat(rows.get(1).differs()).isTrue();
  }

  @Test
  void aRunWithoutASession_hasNothing() {
    assertThat(AnswerRow.of(null, null)).isEmpty();
    assertThat(AnswerRow.of(Sessions.scored(UUID.randomUUID(), 1, true), null))
        .allSatisfy(row -> assertThat(row.candidate().pieces()).isEmpty());
  }
}
