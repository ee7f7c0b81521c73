package dev.reev.runner.prove;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.runner.prove.Decisions.Decided;
import dev.reev.runner.prove.TriedVariant.Outcome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A proof in readable form: a table, and notes below it. */
final class ProofText {

  private static final String GAP = "  ";

  private final PrintStream out;
  private final boolean verbose;

  /** Verbose: also lists kinds without a variant. */
  ProofText(PrintStream out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  void print(SuiteProof suite) {
    printTable(suite);
    suite.files().forEach(this::printWords);
    out.println();
    out.printf(
        "%s proved, %s tried in %s, %s%n",
        count(suite.proofs().size(), "benchmark"),
        count(suite.proofs().stream().mapToLong(proof -> proof.variants().size()).sum(), "variant"),
        FigureText.took(suite.took().toMillis()),
        suite.survivors() == 1 ? "1 survives" : suite.survivors() + " survive");
    out.flush();
  }

  private void printTable(SuiteProof suite) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("benchmark", "made", "right pass", "wrong fail", "survivors", "time"));
    for (FileProof file : suite.files()) {
      Proof proof = file.proof();
      if (proof != null) {
        rows.add(
            List.of(
                file.name(),
                Long.toString(proof.made()),
                proof.count(true, true) + " of " + proof.count(true, false),
                proof.count(false, true) + " of " + proof.count(false, false),
                Integer.toString(proof.survivors().size()),
                FigureText.took(proof.took().toMillis())));
      }
    }
    if (rows.size() > 1) {
      rows.forEach(row -> out.println(line(row, rows)));
    }
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(width - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private void printWords(FileProof file) {
    Proof proof = file.proof();
    if (proof == null) {
      List<String> lines =
          file.notProved() == null
              ? file.problems()
              : List.of(file.name() + ": not proved: " + file.notProved());
      lines.forEach(out::println);
      return;
    }
    List<String> words = words(proof);
    if (!words.isEmpty()) {
      out.println();
      out.println(file.name());
      words.forEach(word -> out.println(GAP + word));
    }
  }

  private List<String> words(Proof proof) {
    List<String> words = new ArrayList<>();
    for (TriedVariant survivor : proof.survivors()) {
      words.add("SURVIVES  \"" + survivor.variant().name() + "\" " + survivor.detail());
      words.add("          " + survivor.remedy());
    }
    proof
        .superfluous()
        .forEach(
            rule ->
                words.add(
                    "superfluous: %s (%s): every variant is judged the same without it"
                        .formatted(rule.place(), rule.text())));
    proof
        .excepted()
        .forEach(
            excepted ->
                words.add("excepted: \"" + excepted.variant() + "\": " + excepted.reason()));
    if (verbose) {
      addUntried(proof, words);
    }
    return words;
  }

  private static void addUntried(Proof proof, List<String> words) {
    for (Decided decided : proof.rules()) {
      if (!decided.variants().isEmpty()) {
        words.add(
            "needed: %s (%s) decides about %s"
                .formatted(
                    decided.rule().place(), decided.rule().text(), quoted(decided.variants())));
      }
    }
    List<String> refused =
        proof.variants().stream()
            .filter(variant -> variant.outcome() == Outcome.JUDGED_RIGHT)
            .filter(variant -> variant.refusal() != null)
            .map(variant -> variant.variant().name())
            .toList();
    if (!refused.isEmpty()) {
      words.add("refused by the ledger already: " + quoted(refused));
    }
    proof.variants().stream()
        .filter(variant -> variant.outcome() == Outcome.NOT_APPLICABLE)
        .forEach(
            variant ->
                words.add(
                    "not applicable: \"%s\": %s"
                        .formatted(variant.variant().name(), variant.refusal())));
    String notMade =
        proof.notMade().stream()
            .map(kind -> "\"%s\" needs %s".formatted(kind.label(), kind.needs()))
            .collect(Collectors.joining("; "));
    words.add("not made: " + notMade);
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
