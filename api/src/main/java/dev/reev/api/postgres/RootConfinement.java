package dev.reev.api.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Words before a command by which root starts PostgreSQL as another user id: with no capability and
 * no network, and in a mount namespace, as the way to its folders may lead through ones that only
 * root may enter, such as root's home.
 */
final class RootConfinement {

  private static final String SCRIPT = script();

  private final int id;

  RootConfinement(int id) {
    this.id = id;
  }

  /** True when the message comes from a confinement tool and not from PostgreSQL. */
  static boolean says(String output) {
    return output
        .lines()
        .anyMatch(line -> line.strip().matches("(unshare|mount|reach|setpriv|mkdir): .*"));
  }

  List<String> confine(List<String> command, List<Path> folders) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("unshare", "--mount", "--propagation", "private", "--net", "--", "/bin/sh"));
    words.addAll(List.of("-c", SCRIPT, "reach", String.valueOf(id)));
    Set<String> covers = new LinkedHashSet<>();
    Set<String> mountPoints = new LinkedHashSet<>();
    for (Path folder : folders) {
      // The target of a link must be mounted before the link can be resolved.
      for (Path path : List.of(folder.toRealPath(), folder)) {
        mountPoints.add(path.toString());
        closed(path).map(Path::toString).ifPresent(covers::add);
      }
    }
    folders.forEach(folder -> words.add(folder.toString()));
    words.add("--");
    words.addAll(covers);
    words.add("--");
    words.addAll(mountPoints);
    words.add("--");
    words.addAll(
        List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--no-new-privs"));
    words.addAll(List.of("--inh-caps=-all", "--bounding-set=-all", "--"));
    words.addAll(command);
    return words;
  }

  /** The first folder on the way that this user may not pass through. */
  private Optional<Path> closed(Path path) throws IOException {
    for (int names = 1; names < path.getNameCount(); names++) {
      Path ancestor = path.getRoot().resolve(path.subpath(0, names));
      if (Files.isSymbolicLink(ancestor)) {
        // The rest of the path lies behind the link and is handled there.
        return Optional.empty();
      }
      if (!Files.getPosixFilePermissions(ancestor).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return Optional.of(ancestor);
      }
    }
    return Optional.empty();
  }

  private static String script() {
    try (InputStream in = RootConfinement.class.getResourceAsStream("reach.sh")) {
      return new String(
          Objects.requireNonNull(in, "reach.sh").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
