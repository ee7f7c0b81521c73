package dev.reev.activities.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * What a runner gets.
 *
 * @param folder the only one that it may change
 * @param inputs files beside the command's own words that it has to read, wherever they are
 * @param program command of an agent that the runner starts; empty when there is none
 * @param network whether it may leave its host
 */
public record Workplace(Path folder, List<Path> inputs, List<String> program, boolean network) {}
