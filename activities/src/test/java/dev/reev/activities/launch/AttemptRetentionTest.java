package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptRetentionTest {

  private static final Duration KEEP = Duration.ofDays(30);

  @TempDir Path home;
  @TempDir Path published;

  private final String run = UUID.randomUUID().toString();

  @Test
  void filesOfAnOldRun_areRemovedWithTheLinksToThem() throws Exception {
    Path event = file("1/enhanced_otel.jsonl");
    file("2/deeper/down");
    Path link = Files.createSymbolicLink(published.resolve("enhanced_otel.jsonl"), event);

    retention(KEEP.plusHours(1)).round();

    assertThat(home.resolve("attempts").resolve(run)).doesNotExist();
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  void filesOfAYoungRun_stayWithTheLinksToThem() throws Exception {
    Path event = file("1/enhanced_otel.jsonl");
    Path link = Files.createSymbolicLink(published.resolve("enhanced_otel.jsonl"), event);

    retention(KEEP.minusHours(1)).round();

    assertThat(event).exists();
    assertThat(link).isSymbolicLink();
  }

  @Test
  void whatALinkOfARunnerLeadsTo_stays() throws Exception {
    Path precious = Files.writeString(published.resolve("precious"), "mine");
    Path stdout = file("1/stdout");
    Files.createSymbolicLink(stdout.resolveSibling("file"), precious);
    Files.createSymbolicLink(stdout.resolveSibling("folder"), published);

    retention(KEEP.plusHours(1)).round();

    assertThat(home.resolve("attempts").resolve(run)).doesNotExist();
    assertThat(precious).hasContent("mine");
  }

  @Test
  void halfCopies_areRemovedWhenNobodyWritesThemAnyMore() throws Exception {
    Path half = Files.writeString(published.resolve(".session_a.json.tmp"), "{");
    Path whole = Files.writeString(published.resolve("session_a.json"), "{}");

    retention(Duration.ofMinutes(30)).round();
    assertThat(half).exists();
    retention(Duration.ofHours(2)).round();

    assertThat(half).doesNotExist();
    assertThat(whole).exists();
  }

  @Test
  void whatIsNotOurs_stays() throws Exception {
    Path odd = Files.createDirectories(home.resolve("attempts").resolve("..odd"));
    Path link = Files.createSymbolicLink(published.resolve("link"), home.resolve("nowhere"));

    retention(KEEP.plusDays(1)).round();

    assertThat(odd).exists();
    assertThat(link).isSymbolicLink();
  }

  /** The retention with a clock that is this much ahead. */
  private AttemptRetention retention(Duration later) {
    return new AttemptRetention(
        home, published, KEEP, Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC));
  }

  private Path file(String name) throws IOException {
    Path file = home.resolve("attempts").resolve(run).resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }
}
