package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.CheckedModels;
import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.trace.TraceVariables;
import dev.reev.runner.evidence.RunnerVersion;
import dev.reev.runner.run.RunnerArguments.UsageException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Main class of the runner. Exit codes: 0 ran to the end, 1 an error, 2 wrong arguments. */
public final class RunnerMain {

  private static final int WRONG_USAGE = 2;

  private RunnerMain() {}

  /** Starts the program. */
  public static void main(String[] args) {
    // Some locales format numbers with other digits.
    Locale.setDefault(Locale.ROOT);
    OutboundProxy.allowPasswordsForHttps();
    // The platform's default character set may lack characters of the tree.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(exitCode(run(args, System.getenv(), out, err), out, err));
  }

  /** Turns a result that could not be written to standard output into a failure. */
  static int exitCode(int ofRun, PrintStream out, PrintStream err) {
    if (ofRun != RunSeries.RAN || !out.checkError()) {
      return ofRun;
    }
    err.println("reev-runner: standard output cannot be written");
    return RunSeries.FAILED;
  }

  static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
    List<String> given = Arrays.asList(args);
    if (given.contains("--help")) {
      out.println(RunnerArguments.USAGE);
      return RunSeries.RAN;
    }
    if (given.contains("--version")) {
      out.println("reev-runner " + RunnerVersion.TEXT);
      return RunSeries.RAN;
    }
    if (ProveArguments.areMeant(given)) {
      return Proving.run(given, environment, home(), out, err);
    }
    try {
      RunnerArguments arguments = RunnerArguments.parse(args, environment);
      String refusal = TraceVariables.refusal(environment).orElse("");
      if (!refusal.isEmpty()) {
        throw new UsageException(refusal);
      }
      if (!Files.exists(arguments.path())) {
        throw new UsageException("benchmark file " + arguments.path() + " does not exist");
      }
      createSessionsFolder(arguments.sessionsDir());
      List<RunOrder> orders = orders(arguments, environment);
      if (orders.isEmpty()) {
        throw new UsageException("there is no benchmark file (*.yml) in " + arguments.path());
      }
      Runner runner =
          new Runner(environment, home(), CheckedModels.of(program()), err, arguments.verbose());
      return new RunSeries(runner, new RunReport(out, err, arguments.json())).run(orders);
    } catch (UsageException e) {
      err.println("reev-runner: " + e.getMessage() + " (see --help)");
      return WRONG_USAGE;
    }
  }

  private static List<RunOrder> orders(RunnerArguments arguments, Map<String, String> environment)
      throws UsageException {
    try {
      return RunOrder.of(arguments, environment);
    } catch (IOException e) {
      throw new UsageException("the benchmark folder cannot be read: " + FileTrouble.withFile(e));
    }
  }

  private static void createSessionsFolder(Path folder) throws UsageException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UsageException(
          "the folder for session files cannot be made: " + folder + ": " + FileTrouble.of(e));
    }
  }

  /** The jar lies in {@code runner/target}, the classes in {@code runner/target/classes}. */
  private static Path home() {
    return program().resolve("../../..").normalize();
  }

  /** Location of the runner's own classes: the jar, or the classes folder during development. */
  static Path program() {
    try {
      return Path.of(RunnerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the runner's own code is no path", e);
    }
  }
}
