package dev.reev.cli.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Finds live processes of this machine by their arguments and environment. */
final class Processes {

  private Processes() {}

  /** Processes with the text in an argument or in their environment. */
  static List<ProcessHandle> mentioning(String text) {
    return alive(process -> inArguments(process, text) || inEnvironment(process, text));
  }

  /** Processes whose program has the given file name and that have the text in an argument. */
  static List<ProcessHandle> of(String program, String text) {
    return alive(
        process -> {
          String first = read(process, "cmdline").split("\0", 2)[0];
          return first.endsWith(program) && inArguments(process, text);
        });
  }

  /** Also matches relative paths, resolved against the working folder of the process. */
  private static boolean inArguments(ProcessHandle process, String text) {
    String words = read(process, "cmdline");
    return words.contains(text)
        || List.of(words.split("\0", -1)).stream()
            .anyMatch(word -> (folder(process) + "/" + word).contains(text));
  }

  private static String folder(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
          .toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean inEnvironment(ProcessHandle process, String text) {
    return read(process, "environ").contains(text);
  }

  private static List<ProcessHandle> alive(Predicate<ProcessHandle> wanted) {
    return ProcessHandle.allProcesses().filter(ProcessHandle::isAlive).filter(wanted).toList();
  }

  /** Empty for a process that has just ended, a zombie, or a process of another user. */
  private static String read(ProcessHandle process, String file) {
    try {
      Path path = Path.of("/proc", String.valueOf(process.pid()), file);
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
