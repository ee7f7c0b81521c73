package dev.reev.cli.look;

import dev.reev.cli.outcome.Progress;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.server.ReevServer;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What these commands have in common: a server that is there already, and where to print. */
abstract class Look implements Callable<Integer> {

  static final String RUNS = "/api/v1/runs";

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  Look(Map<String, String> environment) {
    this.environment = environment;
  }

  Map<String, String> environment() {
    return environment;
  }

  KeptServer server() {
    return KeptServer.find(environment, progress());
  }

  Progress progress() {
    return Progress.on(spec.commandLine().getErr());
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  static String path(String run) {
    return RUNS + "/" + ReevServer.segment(run);
  }
}
