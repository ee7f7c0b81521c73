package dev.reev.runner.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes lines to an agent, in a separate thread because an agent may not read them. */
final class AgentInput implements AutoCloseable {

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(1);
  private final Thread thread;

  AgentInput(OutputStream stdin) {
    thread = new Thread(() -> run(stdin), "agent-input");
    thread.setDaemon(true);
    thread.start();
  }

  /** Queues a line; false when the agent does not take the previous lines in time. */
  boolean send(String line, Deadline deadline) throws InterruptedException {
    return lines.offer(line, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Closes the agent's standard input; at once, unless the agent does not read a line that is being
   * written.
   */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run(OutputStream stdin) {
    try {
      write(stdin);
    } catch (InterruptedException e) {
      // The thread was closed, and its stream with it.
    }
  }

  private void write(OutputStream stdin) throws InterruptedException {
    try (stdin) {
      while (true) {
        stdin.write((lines.take() + "\n").getBytes(StandardCharsets.UTF_8));
        stdin.flush();
      }
    } catch (IOException e) {
      // The agent closed its input or is gone, and its output tells what that means. A sender of
      // further lines must not block.
      while (true) {
        lines.take();
      }
    }
  }
}
