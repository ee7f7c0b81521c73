package dev.reev.activities.sandbox;

import java.io.IOException;
import java.util.List;

/** Keeps a runner from what is not its own. */
public interface Sandbox {

  /**
   * What to start in place of the command. The runner's folder is made ready for it.
   *
   * @throws IOException when the folder cannot be given to the runner
   */
  List<String> confine(List<String> command, Workplace workplace) throws IOException;

  /**
   * How many processes stand between the one that is started and the runner, each the only child of
   * the one before. They end when the runner ends, and take it with them when they are killed.
   */
  int keepers();
}
