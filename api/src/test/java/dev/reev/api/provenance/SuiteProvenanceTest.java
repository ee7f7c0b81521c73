package dev.reev.api.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.provenance.SuiteFacts.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteProvenanceTest {

  private static Fact fact(ProvenanceKey key, String benchmark, String value) {
    return new Fact("bot", key, benchmark, value);
  }

  private static List<ProvenanceChange> changes(List<Fact> before, List<Fact> now) {
    return SuiteProvenance.changes(SuiteFacts.of(before), SuiteFacts.of(now));
  }

  @Test
  void newValue_isAChangeInOneLine() {
    assertThat(
            changes(
                List.of(fact(ProvenanceKey.MODEL, "b1", "m-1")),
                List.of(fact(ProvenanceKey.MODEL, "b2", "m-2"))))
        .containsExactly(
            new ProvenanceChange(
                "bot",
                "model",
                List.of(),
                List.of("m-1"),
                List.of("m-2"),
                "model as its provider reports it: m-2, before m-1"));
  }

  @Test
  void text_isComparedBenchmarkByBenchmark() {
    List<Fact> before =
        List.of(
            fact(ProvenanceKey.BENCHMARK, "b1", "aa"), fact(ProvenanceKey.BENCHMARK, "b2", "bb"));
    List<Fact> now =
        List.of(
            fact(ProvenanceKey.BENCHMARK, "b1", "bb"),
            fact(ProvenanceKey.BENCHMARK, "b2", "bb"),
            fact(ProvenanceKey.BENCHMARK, "b3", "cc"));
    assertThat(changes(before, now))
        .singleElement()
        .satisfies(change -> assertThat(change.benchmarks()).containsExactly("b1"));
  }

  @Test
  void whatIsNotKnownOfBoth_isNoChange() {
    List<Fact> known = List.of(fact(ProvenanceKey.PROMPT, "b1", "aa"));
    assertThat(changes(known, List.of())).isEmpty();
    assertThat(changes(List.of(), known)).isEmpty();
  }

  @Test
  void valueThatIsOnlyGone_isNoChange() {
    Fact one = fact(ProvenanceKey.HOST, "b1", "host-1");
    Fact two = fact(ProvenanceKey.HOST, "b1", "host-2");
    assertThat(changes(List.of(one, two), List.of(one))).isEmpty();
    assertThat(changes(List.of(one), List.of(one, two))).hasSize(1);
  }

  @Test
  void anotherAgent_isNotCompared() {
    Fact mine = fact(ProvenanceKey.MODEL, "b1", "m-1");
    Fact theirs = new Fact("other", ProvenanceKey.MODEL, "b1", "m-2");
    assertThat(changes(List.of(mine), List.of(theirs))).isEmpty();
  }

  @Test
  void whatAnAuthorVaries_isAChange() {
    List<ProvenanceChange> changed =
        changes(
            List.of(
                fact(ProvenanceKey.PROMPT_VERSION, "b1", "v1"),
                fact(ProvenanceKey.TOOLS, "b1", "all")),
            List.of(
                fact(ProvenanceKey.PROMPT_VERSION, "b1", "v2"),
                fact(ProvenanceKey.TOOLS, "b1", "none")));

    assertThat(changed)
        .extracting(ProvenanceChange::note)
        .containsExactly("version of the prompt: v2, before v1", "tools offered: none, before all");
  }
}
