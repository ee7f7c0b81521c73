package dev.reev.cli.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a separate checkout, with scripts in place of Maven and Java. */
@Timeout(30)
class LauncherIT {

  private static final String API_JAR = "/api/target/reev-api.jar";

  private static final String JAVA = "#!/bin/sh\necho \"java $*\"\n";

  private static final String MAVEN =
      """
      #!/bin/sh
      echo '[INFO] Building Reev cli'
      touch "%1$s/maven-was-here" "%1$s/cli/target/reev-cli.jar"
      """;

  private static final String BROKEN_MAVEN = "#!/bin/sh\necho '[ERROR] no such symbol'\nexit 1\n";

  @TempDir private Path root;
  private String release = "";

  @BeforeEach
  void checkout() throws IOException {
    root = root.toRealPath();
    Files.copy(Path.of("..", "reev"), root.resolve("reev"));
    write("pom.xml", "<project/>");
    write("cli/src/main/java/A.java", "");
    write("cli/target/reev-cli.jar", "");
    write("." + API_JAR, "");
    write("target/reev-build.stamp", "");
    write("jdk/release", "JAVA_VERSION=\"17.0.1\"\n");
    program("jdk/bin/java", JAVA);
    program("bin/mvn", MAVEN.formatted(root));
    // A folder from which a file was deleted counts as newer too.
    for (String source :
        List.of("pom.xml", "cli/src/main/java/A.java", "cli/src/main/java", "cli/src/main")) {
      age(source, 60);
    }
    age("target/reev-build.stamp", 30);
  }

  @Test
  void aBuildNewerThanItsSources_isUsed() throws Exception {
    Ended list = reev("list");

    assertThat(list.output).contains("reev-cli.jar list");
    assertThat(list.status).isZero();
    assertThat(root.resolve("maven-was-here")).doesNotExist();
  }

  @Test
  void aNewerSource_isBuiltOnce() throws Exception {
    age("cli/src/main/java/A.java", 0);

    Ended first = reev("list");
    Files.delete(root.resolve("maven-was-here"));
    Ended second = reev("list");

    assertThat(first.output).containsSubsequence("Building Reev cli", "reev-cli.jar list");
    assertThat(second.output).contains("reev-cli.jar list");
    assertThat(root.resolve("maven-was-here")).doesNotExist();
  }

  @Test
  void aBuildInUse_isNotReplaced() throws Exception {
    age("cli/src/main/java/A.java", 0);
    Process api =
        new ProcessBuilder("sh", "-c", "exec 3<\"$0\"; echo; read -r end", root + API_JAR).start();
    assertThat(api.getInputStream().read()).isEqualTo('\n');

    Ended during = reev("list");
    api.destroyForcibly().waitFor();
    boolean replaced = Files.exists(root.resolve("maven-was-here"));
    Ended afterwards = reev("list");

    assertThat(during.output)
        .containsSubsequence("process " + api.pid() + " runs from it", "reev-cli.jar list");
    assertThat(replaced).isFalse();
    assertThat(afterwards.output).contains("Building Reev cli");
  }

  @Test
  void aWordThatIsCompleted_waitsForNoBuild() throws Exception {
    age("cli/src/main/java/A.java", 0);

    Ended words = reev("completion", "--candidates=runs");
    Files.delete(root.resolve("cli/target/reev-cli.jar"));
    Ended nothing = reev("completion", "--candidates=runs");

    assertThat(words.output.lines())
        .singleElement()
        .asString()
        .endsWith("reev-cli.jar completion --candidates=runs");
    assertThat(nothing.output).isEmpty();
    assertThat(nothing.status).isZero();
    assertThat(root.resolve("maven-was-here")).doesNotExist();
    assertThat(reev("completion").output).contains("Building Reev cli");
  }

  @Test
  void aMissingJar_isBuiltEvenSo() throws Exception {
    Files.delete(root.resolve("cli/target/reev-cli.jar"));

    assertThat(reev("--version").output)
        .containsSubsequence("Building Reev cli", "reev-cli.jar --version");
  }

  @Test
  void aFailedBuild_saysWhyAndIsTriedAgain() throws Exception {
    age("cli/src/main/java/A.java", 0);
    program("bin/mvn", BROKEN_MAVEN);

    Ended failed = reev("list");
    program("bin/mvn", MAVEN.formatted(root));

    assertThat(failed.status).isEqualTo(1);
    assertThat(failed.output)
        .contains("the build failed:", "[ERROR] no such symbol")
        .doesNotContain("reev-cli.jar list");
    assertThat(reev("list").status).isZero();
  }

  @Test
  void aFirstStart_buildsTheTemporalServerBesideMaven() throws Exception {
    Files.delete(root.resolve("cli/target/reev-cli.jar"));
    // Each Maven ends when it sees the other one running, so neither waits for the other to end.
    program(
        "bin/mvn",
        "#!/bin/sh\nuntil [ -e \"%1$s/temporal-begun\" ]; do sleep 0.1; done\n".formatted(root)
            + MAVEN.formatted(root));
    program(
        "temporal-dev/temporal-server",
        "#!/bin/sh\n[ $1 = path ] || exit 3\ntouch \"%s/temporal-begun\"\n".formatted(root)
            + "sleep 1\necho 'temporal: built' >&2\necho /bin/temporal\n");

    Ended up = reev("up");

    assertThat(up.output)
        .containsSubsequence("Building Reev cli", "temporal: built", "reev-cli.jar up");
    assertThat(up.status).isZero();
  }

  @Test
  void theLockOfADeadBuild_isTakenOver() throws Exception {
    age("cli/src/main/java/A.java", 0);
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(
        root.resolve("target/reev-build.lock"), Path.of(String.valueOf(dead.pid())));

    assertThat(reev("list").output).contains("Building Reev cli");
    assertThat(root.resolve("target/reev-build.lock")).doesNotExist();
  }

  @Test
  void anOldJava_isRefusedWithTheWayOut() throws Exception {
    write("jdk/release", "JAVA_VERSION=\"11.0.2\"\n");

    Ended list = reev("list");

    assertThat(list.status).isEqualTo(1);
    assertThat(list.output).contains("java is version 11", "JDK 17 or later is needed");
  }

  @Test
  void anotherReleaseThanThereIs_isRefusedBeforeAnythingIsBuilt() throws Exception {
    age("cli/src/main/java/A.java", 0);
    release = "yes";

    Ended list = reev("run", "001");

    assertThat(list.status).isEqualTo(2);
    assertThat(list.output)
        .isEqualTo("reev: REEV_USE_RELEASE is 'yes'; allowed: true, false, auto\n");
  }

  @Test
  void aNewerSourceOfTheRunner_isNotBuiltWhereDevelopmentClassesAreUsed() throws Exception {
    write("runner/src/main/java/B.java", "");
    program("runner/reev-runner", "#!/bin/sh\necho \"runner $*\"\n");

    release = "auto";
    Ended runner = reev("runner", "001.yml");
    release = "false";
    Ended run = reev("run", "001");
    boolean built = Files.exists(root.resolve("maven-was-here"));
    release = "auto";
    Ended auto = reev("run", "001");

    assertThat(runner.output).isEqualTo("runner 001.yml\n");
    assertThat(run.output).contains("reev-cli.jar run 001").doesNotContain("Building");
    assertThat(built).isFalse();
    assertThat(auto.output).contains("Building Reev cli");
  }

  @Test
  void aWorkingDirectoryThatIsGone_isSaid() throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", "mkdir gone; cd gone; rmdir ../gone; exec ../reev list")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        // Some shells print a remark of their own, too.
        .endsWith("reev: the working directory is not there any more; change to another one\n");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void anyLocaleAndUmask_areSetRight() throws Exception {
    program("jdk/bin/java", "#!/bin/sh\necho \"$LC_ALL $(umask)\"\n");

    ProcessBuilder strange = new ProcessBuilder("sh", "-c", "umask 0777; exec ./reev list");
    strange.environment().put("LC_ALL", "C");
    strange.environment().put("JAVA_HOME", root + "/jdk");
    Process process = strange.directory(root.toFile()).start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).strip())
        .isEqualTo("C.UTF-8 0077");
  }

  @Test
  void anArchiveOfAnotherJava_isMadeAgainOnce() throws Exception {
    write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    for (String module : List.of("cli", "runner", "api")) {
      write(module + "/target/archived-by", "JAVA_VERSION=\"17.0.1\"\n");
      program(
          module + "/archive-classes",
          "#!/bin/sh\ncp \"${REEV_JAVA%/bin/java}/release\" \"$(dirname \"$0\")/target/archived-by\"\n");
    }

    Ended first = reev("list");
    Ended second = reev("list");

    assertThat(first.output)
        .containsSubsequence(
            "preparing the cli for Java 25",
            "preparing the runner for Java 25",
            "preparing the api for Java 25",
            "jar list");
    assertThat(second.output).doesNotContain("preparing").contains("jar list");
  }

  private record Ended(int status, String output) {}

  private Ended reev(String... words) throws IOException, InterruptedException {
    ProcessBuilder reev = new ProcessBuilder("sh", root + "/reev").redirectErrorStream(true);
    reev.command().addAll(List.of(words));
    reev.environment().remove("REEV_SKIP_BUILD");
    reev.environment().put("REEV_USE_RELEASE", release);
    reev.environment().put("JAVA_HOME", root + "/jdk");
    reev.environment().merge("PATH", root + "/bin:", (path, first) -> first + path);
    Process process = reev.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void program(String path, String text) throws IOException {
    write(path, text);
    assertThat(root.resolve(path).toFile().setExecutable(true)).isTrue();
  }

  private void age(String path, int seconds) throws IOException {
    Files.setLastModifiedTime(
        root.resolve(path), FileTime.from(Instant.now().minusSeconds(seconds)));
  }
}
