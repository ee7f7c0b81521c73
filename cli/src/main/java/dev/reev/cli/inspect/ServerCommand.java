package dev.reev.cli.inspect;

import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.client.ReevServer;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Base class of commands that need a running server and print a result. */
abstract class ServerCommand implements Callable<Integer> {

  static final String RUNS = "/api/v1/runs";

  @Mixin private Output output = new Output();

  private final Map<String, String> environment;

  ServerCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  Map<String, String> environment() {
    return environment;
  }

  KeptServer server() {
    return KeptServer.find(environment, output.progress());
  }

  Output output() {
    return output;
  }

  /** API path of the run that a word of the command stands for. */
  static String path(KeptServer kept, String run) {
    return RUNS + "/" + ReevServer.segment(kept.ask(server -> new IdLookup(server).run(run)));
  }
}
