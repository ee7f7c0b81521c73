package dev.reev.sandbox;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Environment variables that a process was started with, from Linux's {@code /proc} (proc(5)). */
public final class ProcessEnvironment {

  /** Charset in which the JVM encodes paths in the environment. */
  private static final Charset NATIVE =
      Charset.forName(System.getProperty("native.encoding", "UTF-8"));

  private ProcessEnvironment() {}

  /**
   * Variables of a process by name. Empty when the process has ended or is another user's, and on
   * systems without /proc. Not trustworthy: a process can overwrite its own.
   */
  public static Map<String, String> of(ProcessHandle process) {
    try {
      byte[] environment =
          Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
      return variables(new String(environment, NATIVE));
    } catch (IOException gone) {
      return Map.of();
    }
  }

  private static Map<String, String> variables(String environment) {
    Map<String, String> variables = new HashMap<>();
    for (String entry : environment.split("\0", -1)) {
      int end = entry.indexOf('=');
      if (end > 0) {
        variables.put(entry.substring(0, end), entry.substring(end + 1));
      }
    }
    return variables;
  }
}
