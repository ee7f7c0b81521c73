package dev.reev.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.reev.conformance.CheckResult.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the kit on small shell runners, each broken in one way. */
class ConformanceIT {

  /**
   * Meets the contract: half a second of work, then the file; on TERM it writes a session with a
   * failure.
   */
  private static final String GOOD =
      """
      #!/bin/sh
      benchmark=$1
      for word in "$@"; do
        case $word in
          --agent=*) agent=${word#*=} ;;
          --execution-id=*) id=${word#*=} ;;
          --sessions-dir=*) dir=${word#*=} ;;
        esac
      done
      name=${benchmark##*/}
      check='{"id":"sorted","kind":"files","weight":1,"critical":true,"points":1,"holds":true}'
      result='"final_result":{"success":true,"score":1,"status":"Succeeded","execution_time_ms":1,
        "checks":['$check']}'
      failure='"failure":{"class":"runner_killed","message":"told to end"}'
      leave() {
        printf '{"schema_version":1,"session_id":"%s","benchmark_id":"%s","agent_type":"%s",
          "start_time":1,"end_time":2,"pass_threshold":0.75,%s}' \\
          "$id" "${name%.yml}" "$agent" "$1" >"$dir/.part-$id"
        mv "$dir/.part-$id" "$dir/session_$id.json"
      }
      [ "$agent" = deterministic ] || exit 2
      grep -q prompt "$benchmark" 2>/dev/null || exit 1
      trap 'kill $!; leave "$failure"; exit 143' TERM
      sleep 0.5 & wait $!
      leave "$result"
      """;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path benchmark;

  @BeforeEach
  void writeBenchmark() throws Exception {
    benchmark = Files.writeString(folder.resolve("demo.yml"), "prompt: do\n");
  }

  @Test
  void aRunnerThatKeepsTheContract_passesEverything() throws Exception {
    assertThat(check(GOOD)).extracting(CheckResult::status).containsOnly(Status.PASSED);
  }

  @Test
  void aRunnerThatIgnoresTerm_fails() throws Exception {
    assertThat(failed(GOOD.replace("kill $!; leave", "sleep 5; leave"))).contains("TERM");
  }

  @Test
  void aRunnerThatDiesOfTermWithoutAWord_fails() throws Exception {
    assertThat(failed(GOOD.replace("leave \"$failure\"; exit 143", "exit 143"))).contains("TERM");
  }

  @Test
  void aRunnerThatWritesInPlace_fails() throws Exception {
    String inPlace =
        GOOD.replace(
            "leave \"$result\"\n",
            "printf '{' >\"$dir/session_$id.json\"; sleep 0.5; leave \"$result\"\n");
    assertThat(failed(inPlace)).containsExactly("atomic session file");
  }

  @Test
  void aRunnerThatLeavesFilesAndProcesses_fails() throws Exception {
    String untidy =
        GOOD.replace(
            "leave \"$result\"\n", "leave \"$result\"\ntouch \"$dir/x\"\nsleep 9 &\nsleep 0.5\n");
    assertThat(failed(untidy)).contains("files", "processes");
  }

  @Test
  void aRunnerWithAnIdOfItsOwn_fails() throws Exception {
    assertThat(failed(GOOD.replace("\"$id\" \"${name", "other \"${name")))
        .contains("session file", "two at once, second", "folder with a blank");
  }

  @Test
  void aRunnerThatTakesAnything_fails() throws Exception {
    String careless =
        GOOD.replace("|| exit 2", "|| :").replace("2>/dev/null || exit 1", "2>/dev/null || :");
    assertThat(failed(careless))
        .containsExactly("missing benchmark", "broken benchmark", "unknown agent");
  }

  @Test
  void aRunnerThatExitsWithAnErrorAfterAScore_fails() throws Exception {
    assertThat(failed(GOOD + "exit 3\n")).containsExactly("exit code");
  }

  @Test
  void aRunnerWithoutChecks_keepsTheContractAllTheSame() throws Exception {
    assertThat(check(GOOD.replace("'$check'", "")))
        .filteredOn(result -> result.status() != Status.PASSED)
        .extracting(CheckResult::check, CheckResult::status)
        .containsExactly(tuple("checks", Status.SKIPPED));
  }

  static Stream<Arguments> wrongChecks() {
    return Stream.of(
        arguments("\"points\":1", "\"points\":2", "more points than its weight"),
        arguments("\"points\":1", "\"points\":0.5", "holds, and has not all its points"),
        arguments("\"holds\":true", "\"holds\":false", "does not hold, and has all its points"),
        arguments("\"holds\":true", "\"holds\":true,\"harm\":true", "is harm and holds"),
        arguments("'$check'", "'$check','$check'", "the id is there twice"));
  }

  @ParameterizedTest
  @MethodSource("wrongChecks")
  void aRunnerWhoseChecksContradictThemselves_fails(String good, String bad, String told)
      throws Exception {
    assertThat(check(GOOD.replace(good, bad)))
        .filteredOn(CheckResult::isFailed)
        .containsExactly(CheckResult.failed("checks", "sorted: " + told));
  }

  private List<String> failed(String script) throws Exception {
    return check(script).stream().filter(CheckResult::isFailed).map(CheckResult::check).toList();
  }

  private List<CheckResult> check(String script) throws Exception {
    Path runner = Files.writeString(folder.resolve("runner.sh"), script);
    assertThat(runner.toFile().setExecutable(true)).isTrue();
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    return new Conformance(
            new Candidate(List.of(runner.toString())),
            scratch,
            benchmark,
            "deterministic",
            Duration.ofSeconds(10))
        .run(line -> {});
  }
}
