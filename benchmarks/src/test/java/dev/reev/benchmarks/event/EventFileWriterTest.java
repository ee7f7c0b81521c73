package dev.reev.benchmarks.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.event.EventLine.Prompt;
import dev.reev.benchmarks.event.EventLine.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileWriterTest {

  @Test
  void append_whileOpen_isReadableAtOnceWithEveryKey(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve(EventFileWriter.fileName("e-1"));
    assertThat(file).hasFileName("enhanced_otel_e-1.jsonl");
    try (EventFileWriter events = EventFileWriter.open(file)) {
      events.append(
          new EventLine(
              Instant.parse("2026-11-23T20:00:00.120Z"),
              "e-1",
              "0.1.0",
              "0.1.0",
              "Prompt",
              new Prompt(List.of("t"), "u\nv", "f"),
              null,
              null,
              new Timing(1, 2),
              Map.of()));
      assertThat(Files.readString(file))
          .isEqualTo(
              "{\"timestamp\":\"2026-11-23T20:00:00.120Z\",\"session_id\":\"e-1\","
                  + "\"reev_runner_version\":\"0.1.0\",\"reev_agent_version\":\"0.1.0\","
                  + "\"event_type\":\"Prompt\",\"prompt\":{\"tool_name_list\":[\"t\"],"
                  + "\"user_prompt\":\"u\\nv\",\"final_prompt\":\"f\"},\"tool_input\":null,"
                  + "\"tool_output\":null,\"timing\":{\"flow_timeuse_ms\":1,\"step_timeuse_ms\":2},"
                  + "\"metadata\":{}}\n");
    }
  }
}
