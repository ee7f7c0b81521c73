package dev.reev.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.workflows.run.RunState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunStreamTest {

  private final ExecutorService senders = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    senders.shutdownNow();
  }

  @Test
  void everySnapshot_isSentOnceAndInOrder() {
    Recorder client = new Recorder();
    RunStream stream = stream(client);

    stream.offer(running(0));
    stream.offer(running(0));
    await().until(() -> client.sent.size() == 2);
    stream.offer(running(3));
    await().until(() -> client.sent.size() == 3);
    stream.offer(RunSnapshotTest.run(RunState.FAILED, 1, RunSnapshotTest.progress(1, 5)));

    await().until(() -> client.closed == 1);
    assertThat(client.sent).containsExactly("0-0-0", "1-1-0", "1-1-3", "1-1-5", "2-1-0");
  }

  @Test
  void aSlowClient_holdsNobodyUpAndGetsTheNewestWhenItReadsAgain() {
    Recorder slow = new Recorder();
    slow.gate = new CountDownLatch(1);
    Recorder quick = new Recorder();
    RunStream first = stream(slow);
    RunStream second = stream(quick);

    for (int events = 1; events <= 500; events++) {
      first.offer(running(events));
      second.offer(running(events));
    }

    await().until(() -> quick.sent.contains("1-1-500"));
    assertThat(slow.sent).isEmpty();
    slow.gate.countDown();
    await().until(() -> slow.sent.contains("1-1-500"));
    assertThat(slow.sent).hasSizeLessThan(10).doesNotHaveDuplicates();
  }

  @Test
  void silence_isBrokenByABeat() {
    Recorder client = new Recorder();
    RunStream stream = stream(client);

    stream.beatAfter(Long.MAX_VALUE);
    assertThat(client.beats).isZero();
    stream.beatAfter(0);

    await().until(() -> client.beats == 1);
  }

  @Test
  void aClientThatLeft_isClosedAndGetsNothingMore() {
    Recorder client = new Recorder();
    client.gone = true;
    RunStream stream = stream(client);

    stream.offer(running(1));
    await().until(() -> client.closed == 1);
    stream.offer(running(2));

    assertThat(client.sent).isEmpty();
  }

  private RunStream stream(RunStream.Client client) {
    return new RunStream(running(0).id(), RunPosition.START, client, senders, stream -> {});
  }

  private static RunSnapshot running(int events) {
    return RunSnapshotTest.run(RunState.RUNNING, 1, RunSnapshotTest.progress(1, events));
  }

  private static final class Recorder implements RunStream.Client {

    final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile boolean gone;
    volatile int beats;
    volatile int closed;

    @Override
    public void send(RunEvent event) throws IOException {
      if (gone) {
        throw new IOException("broken pipe");
      }
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      sent.add(event.position().toString());
    }

    @Override
    public void beat() {
      beats = 1;
    }

    @Override
    public void close() {
      closed = 1;
    }
  }
}
