package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.Memo;
import dev.reev.runner.prove.mutation.PlayedStep.At;
import java.util.List;
import java.util.stream.Stream;

/** Memos with a wrong text, or without a signer. */
final class Memos implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    return step.each()
        .flatMap(
            at -> PlayedStep.as(at, Memo.class).stream().flatMap(memo -> changed(step, at, memo)));
  }

  private static Stream<Mutation> changed(PlayedStep step, At at, Memo memo) {
    String text = memo.text();
    Stream<Mutation> texts =
        text.isEmpty()
            ? Stream.empty()
            : Stream.of(
                mutation(step, at, "a letter short", memo.withText(text.substring(1))),
                mutation(step, at, "another text", memo.withText("a note")));
    return memo.signers().isEmpty()
        ? texts
        : Stream.concat(
            texts,
            Stream.of(mutation(step, at, "not signed", new Memo(memo.program(), List.of(), text))));
  }

  private static Mutation mutation(PlayedStep step, At at, String detail, Memo other) {
    return new Mutation(
        Kind.WRONG_MEMO, detail, at.index(), step.replacing(at.index(), List.of(other)));
  }
}
