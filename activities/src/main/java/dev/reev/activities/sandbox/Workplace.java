package dev.reev.activities.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * Resources that a runner may use.
 *
 * @param folder the only folder that it may change
 * @param inputs files that it has to read besides those named in the command, wherever they are
 * @param program command of an agent that the runner starts; empty when there is none
 * @param network whether it may connect to other hosts
 */
public record Workplace(Path folder, List<Path> inputs, List<String> program, boolean network) {}
