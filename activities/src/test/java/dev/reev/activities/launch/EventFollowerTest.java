package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.activities.secret.SecretMask;
import dev.reev.workflows.run.RunnerProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFollowerTest {

  private static final String ID = "0b7a8c9e-0000-4000-8000-000000000001";

  @TempDir Path folder;

  private Path file;
  private EventFollower follower;

  @BeforeEach
  void open() {
    file = folder.resolve("events.jsonl");
    follower = new EventFollower(file, ID, 2, SecretMask.NONE);
  }

  @Test
  void noFile_isNoProgress() throws Exception {
    assertThat(follower.look()).isEqualTo(RunnerProgress.none(2));
  }

  @Test
  void newLines_areCountedByKind() throws Exception {
    append(event("Prompt", null) + event("ToolInput", "transfer"));
    RunnerProgress first = follower.look();
    append(event("ToolOutput", "transfer") + event("StepComplete", null));
    RunnerProgress second = follower.look();

    assertThat(first.events()).isEqualTo(2);
    assertThat(first.lastEvent()).isEqualTo("ToolInput");
    assertThat(second.events()).isEqualTo(4);
    assertThat(second.prompts()).isEqualTo(1);
    assertThat(second.toolCalls()).isEqualTo(1);
    assertThat(second.stepsDone()).isEqualTo(1);
    assertThat(second.lastTool()).isEqualTo("transfer");
  }

  @Test
  void nothingNew_isTheSameObject() throws Exception {
    append(event("Prompt", null));

    assertThat(follower.look()).isSameAs(follower.look());
  }

  @Test
  void halfALine_waitsForItsRest() throws Exception {
    String line = event("Prompt", null);
    append(line.substring(0, 40));
    assertThat(follower.look().events()).isZero();

    append(line.substring(40));

    assertThat(follower.look().events()).isEqualTo(1);
  }

  @Test
  void whatIsNoEventOfThisRun_isPassedOver() throws Exception {
    append("nonsense\n[]\n{}\n\n" + "{\"a\":".repeat(5_000) + "\n");
    append(event("Prompt", null).replace(ID, "another"));
    append(event("Surprise", null));
    append(event("Prompt", null));

    assertThat(follower.look().events()).isEqualTo(1);
  }

  @Test
  void aLineOfManyMegabytes_isSkippedInBoundedLooks() throws Exception {
    append("x".repeat(3 * EventFollower.MAX_LOOK_BYTES) + "\n" + event("Prompt", null));

    assertThat(follower.look().events()).isZero();
    assertThat(follower.toTheEnd().events()).isEqualTo(1);
  }

  @Test
  void beyondTheLimit_nobodyReads() throws Exception {
    String line = event("Prompt", null);
    append("y".repeat((int) EventFollower.MAX_BYTES - line.length() - 1) + "\n" + line + line);

    assertThat(follower.toTheEnd().events()).isEqualTo(1);
  }

  @Test
  void aFileThatShrank_keepsWhatWasCounted() throws Exception {
    append(event("Prompt", null) + event("Prompt", null));
    follower.look();
    Files.writeString(file, event("Prompt", null));

    assertThat(follower.look().events()).isEqualTo(2);
  }

  @Test
  void aLink_isNotFollowed() throws Exception {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, event("Prompt", null));
    Files.createSymbolicLink(file, secret);

    assertThat(follower.look().events()).isZero();
  }

  @Test
  void aToolName_isCutAndCleaned() throws Exception {
    append(event("ToolInput", "a\\u001b" + "b".repeat(500)));

    assertThat(follower.look().lastTool()).hasSize(100).startsWith("a b").doesNotContain("\u001b");
  }

  private void append(String text) throws IOException {
    Files.write(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String event(String type, @org.jspecify.annotations.Nullable String tool) {
    String input = tool == null ? "null" : "{\"tool_name\":\"" + tool + "\",\"tool_args\":{}}";
    return "{\"session_id\":\"%s\",\"event_type\":\"%s\",\"tool_input\":%s}\n"
        .formatted(ID, type, input);
  }
}
