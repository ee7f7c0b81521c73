package dev.reev.runner.prove;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.prove.Decisions.Decided;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A proof as JSON. */
final class ProofDocument {

  private ProofDocument() {}

  static String of(SuiteProof suite) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("proved", suite.exitCode() == SuiteProof.PROVED);
    document.put("survivors", suite.survivors());
    document.put("problems", suite.problems());
    document.put("took_ms", suite.took().toMillis());
    document.put("benchmarks", suite.files().stream().map(ProofDocument::file).toList());
    return ReevJson.MAPPER.writeValueAsString(document);
  }

  private static Map<String, @Nullable Object> file(FileProof file) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("file", file.file().toString());
    Proof proof = file.proof();
    if (proof == null) {
      map.put("not_proved", file.notProved());
      map.put("problems", file.problems());
      return map;
    }
    map.put("id", proof.id());
    map.put("made", proof.made());
    map.put("survivors", proof.survivors().size());
    map.put("took_ms", proof.took().toMillis());
    map.put("variants", proof.variants().stream().map(ProofDocument::variant).toList());
    map.put("rules", proof.rules().stream().map(ProofDocument::rule).toList());
    map.put("excepted", proof.excepted());
    map.put(
        "not_made",
        proof.notMade().stream()
            .map(kind -> Map.of("variant", kind.label(), "needs", kind.needs()))
            .toList());
    return map;
  }

  private static Map<String, Object> rule(Decided decided) {
    return Map.of(
        "place",
        decided.rule().place(),
        "rule",
        decided.rule().text(),
        "decides",
        decided.variants(),
        "superfluous",
        decided.variants().isEmpty());
  }

  private static Map<String, @Nullable Object> variant(TriedVariant tried) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", tried.variant().name());
    map.put("expected", lower(tried.variant().expected()));
    map.put("outcome", lower(tried.outcome()));
    map.put("score", tried.verdict().score());
    map.put("passed", tried.verdict().passed());
    map.put("refusal", tried.refusal());
    map.put("detail", tried.detail());
    map.put("remedy", tried.remedy());
    return map;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
