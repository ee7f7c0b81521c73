package dev.reev.api.outbox;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes whoever looks for work in the database, when the work can be seen there. */
public final class AfterCommit {

  private AfterCommit() {}

  /**
   * Now, or with the end of the transaction that is open.
   *
   * @param wakeUp must not fail: what it is about is stored by then
   */
  public static void run(Runnable wakeUp) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      wakeUp.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wakeUp.run();
          }
        });
  }
}
