package dev.reev.benchmarks.benchmark;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes YAML files by their names; excludes hidden, backup and lock files. */
public final class YamlFile {

  private static final Pattern ENDING = Pattern.compile("\\.ya?ml$", Pattern.CASE_INSENSITIVE);

  /**
   * Hidden files, which macOS and editors create beside each file, and lock files of office
   * programs.
   */
  private static final Pattern FOREIGN = Pattern.compile("^[.~#]");

  private YamlFile() {}

  /** True for a YAML file that a listing of its folder includes. */
  public static boolean is(Path file) {
    return hasEnding(name(file)) && !FOREIGN.matcher(name(file)).find();
  }

  /** True for a text with the ending of a YAML file. */
  public static boolean hasEnding(String name) {
    return ENDING.matcher(name).find();
  }

  /** File name without its ending. */
  public static String stem(Path file) {
    Matcher ending = ENDING.matcher(name(file));
    return ending.find() ? name(file).substring(0, ending.start()) : name(file);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
