package dev.reev.activities.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.activities.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runner's scripts in a checkout of two classes, used as a worker uses them. */
@Timeout(60)
class RunnerClassesIT {

  private static final String SOURCES = "runner/src/main/java/dev/reev/runner/run/";

  private static final String MAIN =
      """
      package dev.reev.runner.run;
      public class RunnerMain {
        public static void main(String[] args) { System.out.println(Word.said(1) + "!"); }
      }
      """;

  private static final String WORD =
      "package dev.reev.runner.run; class Word { static String said(int n) { return \"%s\"; } }";

  @TempDir private Path root;
  private String runner = "";

  @BeforeEach
  void checkout() throws IOException {
    root = root.toRealPath();
    for (String script : List.of("reev-runner", "runner-classes")) {
      Files.createDirectories(root.resolve("runner/target"));
      Files.copy(Path.of("..", "runner", script), root.resolve("runner").resolve(script));
    }
    for (String module : List.of("sandbox", "benchmarks", "scoring")) {
      Files.createDirectories(root.resolve(module).resolve("src/main/java"));
    }
    runner = root.resolve("runner/reev-runner").toString();
    write("RunnerMain.java", MAIN);
    write("Word.java", WORD.formatted("sources"));
    jar();
  }

  @Test
  void developmentClasses_areThoseOfTheSourcesAtEachStart() throws Exception {
    assertThat(run("false")).isEqualTo("sources!");

    write("Word.java", WORD.formatted("edited"));
    assertThat(run("false")).isEqualTo("edited!");

    // The other class is unchanged, but was compiled against a signature that is gone.
    write("Word.java", WORD.formatted("long").replace("int n", "long n"));
    assertThat(run("false")).isEqualTo("long!");
  }

  @Test
  void aSourceThatIsGone_isMissed() throws Exception {
    run("false");
    Files.delete(root.resolve(SOURCES + "Word.java"));

    assertThatThrownBy(() -> run("false"))
        .isInstanceOf(RunnerNotStartedException.class)
        .hasMessageContaining("RunnerMain.java:3: error: cannot find symbol");
  }

  @Test
  void theJar_isUsedUntilASourceIsNewer() throws Exception {
    age("runner/target/reev-runner.jar", -60);
    assertThat(classPath("auto")).endsWith("/reev-runner.jar");

    age("runner/target/reev-runner.jar", 60);
    assertThat(classPath("true")).endsWith("/reev-runner.jar");
    assertThat(run("auto")).isEqualTo("sources!");
  }

  @Test
  void withoutAJar_developmentClassesKeepItsLibraries() throws Exception {
    run("false");
    Files.delete(root.resolve("runner/target/reev-runner.jar"));

    assertThat(run("auto")).isEqualTo("sources!");
    assertThatThrownBy(() -> run("true"))
        .isInstanceOf(RunnerNotStartedException.class)
        .hasMessageContaining("REEV_USE_RELEASE=true, but")
        .hasMessageContaining("reev-runner.jar is missing")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anotherValue_isRefused() {
    assertThatThrownBy(() -> RunnerClasses.of(root, "yes"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("REEV_USE_RELEASE is 'yes'; allowed: true, false, auto");
  }

  @Test
  void theRunnerByHand_refusesAnotherValueInOneLine() throws Exception {
    ProcessBuilder byHand = new ProcessBuilder(runner).redirectErrorStream(true);
    byHand.environment().put("REEV_USE_RELEASE", "yes");
    Process process = byHand.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(said)
        .isEqualTo("reev-runner: REEV_USE_RELEASE is 'yes'; allowed: true, false, auto\n");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void runnersOfOthers_areLeftAlone() throws Exception {
    assertThat(RunnerClasses.of(root, "true").variables(List.of("/bin/sh", "run.sh"))).isEmpty();
  }

  /** Output of a runner that starts from the classes of this setting. */
  private String run(String useRelease) throws Exception {
    Map<String, String> variables =
        RunnerClasses.of(root, useRelease).variables(List.of(runner, "001.yml"));
    ProcessBuilder builder = new ProcessBuilder(runner).redirectErrorStream(true);
    // Keeps it from selecting or compiling classes by itself.
    builder.environment().put("REEV_USE_RELEASE", "nothing");
    builder.environment().putAll(variables);
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }

  private String classPath(String useRelease) throws Exception {
    return RunnerClasses.of(root, useRelease)
        .variables(List.of(runner))
        .getOrDefault(RunnerClasses.CLASS_PATH, "");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(SOURCES + name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Path jar = root.resolve("runner/target/reev-runner.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private void age(String path, int seconds) throws IOException {
    Files.setLastModifiedTime(
        root.resolve(path), FileTime.from(Instant.now().minusSeconds(seconds)));
  }
}
