package dev.reev.stack;

import dev.reev.benchmarks.trace.TraceVariables;
import dev.reev.stack.database.EmbeddedPostmaster;
import dev.reev.stack.home.PrivateHome;
import dev.reev.stack.home.StackFile;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.home.StackLock;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.process.OwnedProcess;
import dev.reev.stack.setting.FreePorts;
import dev.reev.stack.setting.StackKind;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import dev.reev.stack.setting.StartPatience;
import dev.reev.stack.temporal.TemporalServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An embedded stack owned by this process: Temporal, the API, and the lock and {@code stack.json}
 * of their home. Closing it stops everything, also from another thread and during its start.
 */
public final class Stack implements AutoCloseable {

  /** Time for PostgreSQL to write a checkpoint and exit, once it has no clients. */
  private static final Duration POSTMASTER_GRACE = Duration.ofSeconds(30);

  private final StackSettings settings;
  private final StackKind kind;
  private final StackLock lock;
  private final Progress progress;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile Runnable onSignal = () -> {};
  private boolean closed;
  private volatile @Nullable TemporalServer temporal;
  private volatile @Nullable ApiServer api;
  private volatile @Nullable StackInfo info;

  private Stack(StackSettings settings, StackKind kind, StackLock lock, Progress progress) {
    this.settings = settings;
    this.kind = kind;
    this.lock = lock;
    this.progress = progress;
  }

  /**
   * Creates a stack without starting it, on a home whose lock is held; see {@link StackOwnership}.
   */
  static Stack on(StackSettings settings, StackKind kind, StackLock lock, Progress progress) {
    return new Stack(settings, kind, lock, progress);
  }

  /**
   * Starts everything and returns when the API is healthy.
   *
   * @throws ReevFailure exit code 1; the caller still has to call {@link #close()}
   */
  public StackInfo start() {
    // Checked before any process is started.
    StartPatience.of(settings.environment());
    TraceVariables.refusal(settings.environment())
        .ifPresent(
            line -> {
              throw ReevFailure.usage(line + ".");
            });
    PrivateHome.close(settings.home());
    StackFile file = new StackFile(settings.home());
    StackCleanup.awaitPredecessor(file, progress);
    if (settings.temporalAddress().isEmpty()) {
      TemporalServer.prepare(settings);
    }
    launch();
    try {
      awaitParts();
    } catch (ReevFailure e) {
      throw closing.get() ? stoppedWhileStarting() : e;
    }
    StackInfo ready = running(info);
    synchronized (this) {
      if (closing.get()) {
        throw stoppedWhileStarting();
      }
      file.write(ready);
    }
    if (temporal != null) {
      temporal.supervise(this::temporalRestarted);
    }
    return ready;
  }

  private void awaitParts() {
    TemporalServer startedTemporal = temporal;
    if (startedTemporal != null) {
      startedTemporal.awaitReady();
    }
    running(api).awaitReady(progress);
  }

  private static ReevFailure stoppedWhileStarting() {
    return ReevFailure.failed("stopped while starting");
  }

  private synchronized void launch() {
    if (closing.get()) {
      throw stoppedWhileStarting();
    }
    StackPorts wanted = settings.ports();
    int apiPort;
    TemporalServer.Ports temporalPorts = null;
    try (FreePorts free = new FreePorts()) {
      apiPort = free.take(StackPorts.API, wanted.api());
      if (settings.temporalAddress().isEmpty()) {
        temporalPorts =
            new TemporalServer.Ports(
                free.take(StackPorts.TEMPORAL, wanted.temporal()),
                free.take("the HTTP port of Temporal", 0),
                free.take(StackPorts.TEMPORAL_UI, wanted.temporalUi()));
      }
    }
    progress.say(
        "starting the stack (data in %s; a first start also sets up PostgreSQL)"
            .formatted(settings.home()));
    String address = settings.temporalAddress().orElse("");
    String ui = null;
    if (temporalPorts != null) {
      TemporalServer started = TemporalServer.start(settings, temporalPorts, progress);
      temporal = started;
      address = "127.0.0.1:" + temporalPorts.frontend();
      ui = started.webUi();
    }
    api = ApiServer.start(settings, kind, apiPort, address, ui);
    info =
        new StackInfo(
            kind,
            api.url(),
            address,
            ui,
            OwnedProcess.of(ProcessHandle.current()),
            api.identity(),
            temporal == null ? null : temporal.identity());
  }

  private synchronized void temporalRestarted(OwnedProcess process) {
    StackInfo old = running(info);
    StackInfo now =
        new StackInfo(
            old.kind(),
            old.api(),
            old.temporal(),
            old.temporalUi(),
            old.owner(),
            old.apiProcess(),
            process);
    info = now;
    if (!closing.get()) {
      new StackFile(settings.home()).write(now);
    }
  }

  /**
   * Blocks until the API ends.
   *
   * @return a message with the last log lines; empty when this stack was being closed
   */
  public String awaitEnd() throws InterruptedException {
    ApiServer running = running(api);
    running.awaitEnd();
    return closing.get() ? "" : "The API ended" + running.evidence();
  }

  /** Returns true while the API process is alive. */
  public boolean alive() {
    ApiServer running = api;
    return running != null && running.isAlive();
  }

  private static <T> T running(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the stack is not started");
    }
    return part;
  }

  /** Stops the stack when the JVM is terminated by Ctrl-C or TERM. */
  public void closeOnSignal() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  onSignal.run();
                  close();
                },
                "stack-down"));
  }

  /**
   * Sets the action to run on such a signal while everything is still up; replaces an earlier one.
   */
  public void onSignal(Runnable first) {
    onSignal = first;
  }

  /** Stops the API, then Temporal, then releases the home. A second caller waits for the first. */
  @Override
  public void close() {
    closing.set(true);
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      lock.markStopping();
      if (api != null) {
        if (api.isAlive()) {
          progress.say("stopping the API (up to 30 s), then Temporal");
        }
        api.close();
        // An API that was killed, by this process or another, could not stop its database.
        EmbeddedPostmaster.of(settings.home()).ifPresent(left -> left.end(POSTMASTER_GRACE));
      }
      if (temporal != null) {
        temporal.close();
      }
      new StackFile(settings.home()).delete();
      lock.close();
    }
  }
}
