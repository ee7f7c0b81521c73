package dev.reev.cli.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Live processes of this machine, found by what they were started with. */
final class Processes {

  private Processes() {}

  /** Those that name the text in an argument or in their environment. */
  static List<ProcessHandle> mentioning(String text) {
    return alive(
        process -> read(process, "cmdline").contains(text) || inEnvironment(process, text));
  }

  /** Those whose program has the given file name and that name the text in an argument. */
  static List<ProcessHandle> of(String program, String text) {
    return alive(
        process -> {
          List<String> words = List.of(read(process, "cmdline").split("\0", -1));
          return words.get(0).endsWith(program) && words.stream().anyMatch(w -> w.contains(text));
        });
  }

  private static boolean inEnvironment(ProcessHandle process, String text) {
    return read(process, "environ").contains(text);
  }

  private static List<ProcessHandle> alive(Predicate<ProcessHandle> wanted) {
    return ProcessHandle.allProcesses().filter(ProcessHandle::isAlive).filter(wanted).toList();
  }

  /** Empty for a process that has just ended, a zombie, or somebody else's. */
  private static String read(ProcessHandle process, String file) {
    try {
      Path path = Path.of("/proc", String.valueOf(process.pid()), file);
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
