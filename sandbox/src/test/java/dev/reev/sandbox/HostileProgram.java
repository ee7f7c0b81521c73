package dev.reev.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs hostile.py in an agent's sandbox. A separate program, so that any user can start it. */
final class HostileProgram {

  private HostileProgram() {}

  /**
   * Arguments: script, its targets, a secret folder, a fresh folder, and the guards to leave out.
   */
  public static void main(String[] arguments) throws Exception {
    Set<Guard> guards = EnumSet.allOf(Guard.class);
    for (String name : List.of(arguments).subList(4, arguments.length)) {
      guards.remove(Guard.valueOf(name));
    }
    System.out.print(
        run(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            List.of(Path.of(arguments[2])),
            Path.of(arguments[3]),
            guards));
  }

  /** Returns the output of the script. */
  static String run(Path script, Path targets, List<Path> secret, Path folder, Set<Guard> guards)
      throws IOException, InterruptedException, SandboxUnavailableException {
    AgentSandbox sandbox =
        AgentSandbox.with(secret, List.of(Path.of(System.getProperty("user.home"))), guards);
    List<String> command = List.of("/usr/bin/python3", script.toString(), targets.toString());
    ConfinedCommand confined =
        sandbox.confine(
            new AgentSandbox.Program(command, "/usr/bin:/bin", List.of(), folder, null));
    ProcessBuilder builder = new ProcessBuilder(confined.words()).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", confined.home()));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    confined.requireStarted(output.strip().lines().reduce("", (a, b) -> b));
    Files.deleteIfExists(folder.resolve("status"));
    return output;
  }
}
