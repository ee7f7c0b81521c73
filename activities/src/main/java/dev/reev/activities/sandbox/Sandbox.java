package dev.reev.activities.sandbox;

import java.io.IOException;
import java.util.List;

/** Isolates a runner from everything that is not its own. */
public interface Sandbox {

  /**
   * Returns the command wrapped so that it runs isolated, and prepares the runner's folder.
   *
   * @throws IOException when the owner of the folder cannot be changed
   */
  List<String> confine(List<String> command, Workplace workplace) throws IOException;

  /**
   * Number of processes between the started one and the runner, each the only child of the one
   * before. They end with the runner, and killing one of them kills it.
   */
  int keepers();
}
