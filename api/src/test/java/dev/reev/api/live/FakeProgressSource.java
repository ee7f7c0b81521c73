package dev.reev.api.live;

import dev.reev.api.Fake;
import dev.reev.workflows.run.LaunchProgress;
import java.net.ConnectException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Signs of life as a test gives them. */
final class FakeProgressSource implements ProgressSource, Fake {

  private final Map<UUID, Beat> beats = new ConcurrentHashMap<>();
  final AtomicInteger asked = new AtomicInteger();
  volatile boolean up = true;

  void beat(UUID run, LaunchProgress progress) {
    beats.put(run, new Beat(progress, Instant.now()));
  }

  @Override
  public void reset() {
    beats.clear();
    asked.set(0);
    up = true;
  }

  @Override
  public boolean isReachable() {
    return up;
  }

  @Override
  public Map<UUID, Beat> latest(Collection<UUID> runs) throws UnavailableException {
    asked.incrementAndGet();
    if (!up) {
      throw new UnavailableException(new ConnectException("down"));
    }
    Map<UUID, Beat> found = new HashMap<>(beats);
    found.keySet().retainAll(runs);
    return found;
  }
}
