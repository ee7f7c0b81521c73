package dev.reev.activities.launch;

/** A hostile or badly broken runner with its expected ending: end, code or signal, session. */
enum HostileRunner {
  FORKS_WITHOUT_END("exec perl -e 'fork while 1'", "DEADLINE .*"),
  STARTS_PROCESSES_WITHOUT_END("while :; do sleep 300 & done", "EXITED 2, missing"),
  EATS_MEMORY("exec perl -e 'push @a, \"x\" x 1000000 while 1'", "EXITED 1, missing"),
  /** On a busy machine it reaches its deadline before its limit of CPU time. */
  COMPUTES_WITHOUT_END("while :; do :; done", "(SIGNALLED 24|DEADLINE .*), missing"),
  PRINTS_TEN_GIGABYTES("exec head -c 10G /dev/zero", "SIGNALLED 25, missing"),
  PRINTS_LINES_WITHOUT_END("exec yes", "SIGNALLED 25, missing"),
  PRINTS_A_LINE_WITHOUT_END("tr '\\0' x </dev/zero >&2", "SIGNALLED 25, missing"),
  FILLS_THE_DISK(
      "i=0; while :; do i=$((i+1)); head -c 30M /dev/zero >f$i; sleep 0.2; done",
      "SIGNALLED 9, missing"),
  LEAVES_COUNTLESS_FILES(
      "good; exec perl -e 'for (1..1e9) { open F, \">\", \"f$_\" }'", "DEADLINE .*|SIGNALLED .*"),
  LINKS_ITS_SESSION("ln -s /etc/passwd \"$file\"", "EXITED 0, invalid: .*not a regular file"),
  LINKS_ITS_SESSION_TO_A_GOOD_ONE(
      "good; mv \"$file\" other; ln -s other \"$file\"", "EXITED 0, invalid: .*not a regular file"),
  LEAVES_A_PIPE("mkfifo \"$file\"", "EXITED 0, invalid: .*not a regular file"),
  LEAVES_A_FOLDER("mkdir \"$file\"", "EXITED 0, invalid: .*not a regular file"),
  LEAVES_A_SPARSE_FILE("truncate -s 2G \"$file\"; exit 0", "EXITED 0, invalid: .*is empty"),
  LEAVES_A_LARGE_FILE("truncate -s 31M \"$file\"", "EXITED 0, invalid: .*larger than 16 MiB"),
  LEAVES_AN_EMPTY_FILE(": >\"$file\"", "EXITED 0, invalid: .*is empty"),
  SPEAKS_FOR_ANOTHER("session another-run 1.0", "EXITED 0, invalid: .*belongs to another run.*"),
  SCORES_NAN("session \"$id\" NaN", "EXITED 0, invalid: .*"),
  SCORES_INFINITY("session \"$id\" 1e999", "EXITED 0, invalid: .*"),
  SCORES_TWO("session \"$id\" 2", "EXITED 0, invalid: .*score.*"),
  SCORES_LESS_THAN_NOTHING("session \"$id\" -0.5", "EXITED 0, invalid: .*score.*"),
  SCORES_AND_BREAKS("good; exit 3", "EXITED 3, scored 1.0"),
  COMES_FROM_THE_FUTURE("start=32503680000 good", "EXITED 0, scored 1.0"),
  COUNTS_BEYOND_ALL_NUMBERS("start=1e999999999 good", "EXITED 0, invalid: .*"),
  WRITES_A_MILLION_DIGITS(
      "start=$(head -c 100000 /dev/zero | tr '\\0' 9) good", "EXITED 0, invalid: .*"),
  WRITES_NO_UTF8("printf '\\377\\376{}' >\"$file\"", "EXITED 0, invalid: .*not UTF-8.*"),
  NESTS_WITHOUT_END(
      "head -c 8M /dev/zero | tr '\\0' '[' >\"$file\"", "EXITED 0, invalid: .*nested.*"),
  SAYS_NOTHING("exit 0", "EXITED 0, missing"),
  WRITES_AND_HANGS("good; sleep 300", "DEADLINE .*"),
  WRITES_WHEN_IT_HAS_ENDED("(sleep 1; good) & exit 0", "EXITED 0, missing"),
  LEAVES_A_DAEMON("setsid sh -c 'setsid sleep 300 & sleep 300' & good", "EXITED 0, scored 1.0"),
  LEAVES_A_DAEMON_WITHOUT_MARK(
      "env -i setsid sh -c 'sleep 300 & sleep 300' & sleep 0.3; good", "EXITED 0, scored 1.0"),
  IGNORES_TERM("trap '' TERM; while :; do sleep 0.1; done", "DEADLINE .*"),
  CLOSES_ITS_OUTPUTS("exec <&- >&- 2>&-; sleep 300", "DEADLINE .*"),
  CHANGES_ITS_SESSION("setsid sh -c 'trap \"\" TERM; sleep 300' & sleep 300", "DEADLINE .*"),
  STOPS_ITSELF("kill -STOP $$", "DEADLINE .*"),
  DELETES_ITS_FOLDER("cd /; rm -rf \"$REEV_SESSION_LOG_PATH\"; exit 0", "EXITED 0, missing"),
  FORGES_ITS_EXIT("echo 0 >../exit; echo 1 1 >../process; good; exit 3", "EXITED 3, scored 1.0"),
  LEAVES_A_PIPE_FOR_EVENTS("mkfifo \"$REEV_ENHANCED_OTEL_FILE\"; good", "EXITED 0, scored 1.0"),
  TELLS_ONE_ENDLESS_EVENT(
      "head -c 30M /dev/zero | tr '\\0' '{' >\"$REEV_ENHANCED_OTEL_FILE\"; good",
      "EXITED 0, scored 1.0"),
  /** Unreadable even for a worker that is not root. */
  CANNOT_BE_READ(
      "good; chmod 000 \"$file\" .", "EXITED 0, (scored 1.0|invalid: .*may not be read)");

  private static final String PRELUDE =
      """
      id=$REEV_EXECUTION_ID
      file=$REEV_SESSION_LOG_PATH/session_$id.json
      session() {
        printf '{"schema_version":1,"session_id":"%s","benchmark_id":"b","agent_type":"a","start_time":%s,"end_time":33000000000,"pass_threshold":0.75,"final_result":{"success":true,"score":%s,"status":"Succeeded","execution_time_ms":1}}' "$1" "${start:-1795464000}" "$2" >"$file"
      }
      good() { session "$id" 1.0; }
      """;

  private final String script;
  private final String ending;

  HostileRunner(String script, String ending) {
    this.script = script;
    this.ending = ending;
  }

  /** Regular expression of the expected ending. */
  String ending() {
    return ending;
  }

  String script() {
    return script(script);
  }

  /**
   * Adds the shell functions {@code good} and {@code session <id> <score>}, which write a session
   * file.
   */
  static String script(String body) {
    return PRELUDE + body;
  }
}
