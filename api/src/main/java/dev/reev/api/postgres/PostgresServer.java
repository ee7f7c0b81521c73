package dev.reev.api.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Makes, sets up and starts the PostgreSQL of a data folder. */
final class PostgresServer {

  /**
   * Starting takes under a second, but recovery after a power cut replays the log first. One that
   * ends is noticed at once.
   */
  private static final Duration START_PATIENCE = Duration.ofMinutes(10);

  private static final Duration POLL = Duration.ofMillis(20);

  /**
   * PostgreSQL's own rules for text, the same on every machine: those of the system may be missing,
   * or change with an update and leave broken indexes. Its messages are in English.
   */
  private static final List<String> TEXT =
      List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "-E", "UTF8");

  private static final Map<String, String> SETTINGS =
      Map.of(
          // A neighbour on the machine finds no door; see also the pg_hba.conf that is written.
          "listen_addresses", "",
          "unix_socket_permissions", "0700",
          // An accepted run must outlive a power cut.
          "fsync", "on",
          "synchronous_commit", "on",
          "password_encryption", "scram-sha-256",
          "timezone", "UTC",
          "log_checkpoints", "off",
          // The text of a statement may hold what is not for a log.
          "log_min_error_statement", "panic");

  private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

  private final PostgresFiles files;
  private final PostgresPrograms programs;
  private final PostgresAccount account;

  PostgresServer(PostgresFiles files, PostgresPrograms programs, PostgresAccount account) {
    this.files = files;
    this.programs = programs;
    this.account = account;
  }

  /** Makes the data unless they are there, and gives those of an earlier version to the account. */
  void prepareData() throws IOException, InterruptedException {
    if (Files.exists(files.data().resolve("PG_VERSION"))) {
      account.ownAll(files.data());
      return;
    }
    // Moved into place when it is whole: a start that is killed meanwhile leaves nothing half done.
    Path fresh = files.home().resolve("postgres.new");
    FileSystemUtils.deleteRecursively(fresh);
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    account.own(fresh);
    List<String> options = new ArrayList<>(List.of("-U", DatabaseRoles.SUPERUSER, "--auth=reject"));
    options.addAll(TEXT);
    complete("initdb", fresh, options, "");
    // An empty folder may be there already.
    Files.move(
        fresh, files.data(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The passwords of the roles, which are made unless these data have them. */
  DatabaseSecrets prepareRoles() throws IOException, InterruptedException {
    Path mark = files.data().resolve("reev-roles");
    var stored = DatabaseSecrets.read(files.secrets());
    if (stored.isPresent()
        && Files.exists(mark)
        && Files.readString(mark).equals(DatabaseRoles.mark(stored.get()))) {
      return stored.get();
    }
    log.info("Setting up the roles of PostgreSQL");
    DatabaseSecrets fresh = DatabaseSecrets.fresh();
    complete(
        "postgres",
        files.data(),
        List.of("-c", "exit_on_error=on", "-c", "log_min_error_statement=panic"),
        DatabaseRoles.setUp(fresh));
    fresh.write(files.secrets());
    Files.writeString(mark, DatabaseRoles.mark(fresh));
    account.own(mark);
    return fresh;
  }

  /** Returns when it accepts connections. Nothing else may use the data. */
  Process start() throws IOException, InterruptedException {
    SocketFolder.prepare(files.socket(), account);
    Path logins = files.data().resolve("pg_hba.conf");
    Files.writeString(logins, DatabaseRoles.logins());
    account.own(logins);
    List<String> words = new ArrayList<>(List.of("-D", files.data().toString()));
    SETTINGS.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    words.addAll(List.of("-c", "unix_socket_directories=" + quoted(files.socket())));
    files.prepareLog();
    Process process =
        launch(
            builder("postgres", files.data(), words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile())));
    try {
      awaitReady(process);
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
    return process;
  }

  /** The setting is a list. */
  private static String quoted(Path folder) {
    return '"' + folder.toString().replace("\"", "\"\"") + '"';
  }

  private void awaitReady(Process process) throws IOException, InterruptedException {
    Postmaster postmaster = new Postmaster(files.data());
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!postmaster.isReady(process.pid())) {
      if (!process.isAlive()) {
        throw failure("PostgreSQL ended while it was starting", files.lastWords());
      }
      if (System.nanoTime() > deadline) {
        throw failure("PostgreSQL does not get ready", files.lastWords());
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  /** Runs a program that ends by itself. */
  private void complete(String program, Path data, List<String> options, String input)
      throws IOException, InterruptedException {
    SocketFolder.prepare(files.socket(), account);
    List<String> words = new ArrayList<>();
    if (!input.isEmpty()) {
      // Single-user mode needs no login: only this process can talk to it.
      words.add("--single");
    }
    words.addAll(List.of("-D", data.toString()));
    words.addAll(options);
    if (!input.isEmpty()) {
      words.add(DatabaseRoles.DATABASE);
    }
    ProcessBuilder builder = builder(program, data, words).redirectErrorStream(true);
    builder.command(NamelessUser.named(builder.command(), files.home()));
    Process process = launch(builder);
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // Its output says why.
      log.debug("{} did not read its input", program, ended);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw failure(program + " failed", said.strip());
    }
  }

  private IOException failure(String what, String evidence) {
    String whole = what + ":\n  " + evidence;
    return account.isOwn() && RootConfinement.says(evidence)
        ? new UnconfinedException(whole)
        : new IOException(whole);
  }

  private Process launch(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw account.isOwn() ? new UnconfinedException(String.valueOf(e.getMessage())) : e;
    }
  }

  private ProcessBuilder builder(String program, Path data, List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of(programs.program(program).toString()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(account.run(command, List.of(data, programs.folder(), files.socket())));
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
