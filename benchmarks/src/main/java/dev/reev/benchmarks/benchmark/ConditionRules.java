package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.benchmark.Condition.AddressDerivation;
import dev.reev.benchmarks.benchmark.ConditionType.Expects;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules for the conditions of a benchmark. */
final class ConditionRules {

  private final int steps;
  private final AccountNames names;
  private final Problems problems;

  /**
   * @param steps length of the flow; 0 when there is none
   */
  ConditionRules(int steps, AccountNames names, Problems problems) {
    this.steps = steps;
    this.names = names;
    this.problems = problems;
  }

  void check(String place, List<Condition> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      check(place + "/" + i, conditions.get(i));
    }
  }

  private void check(String place, Condition condition) {
    ConditionType type = condition.type();
    if (type.hasAccount()) {
      checkAccount(place, condition);
    } else if (condition.pubkey() != null) {
      problems.error(place + "/pubkey", "does not belong to " + type.inFiles());
    }
    checkExpected(place, condition);
    checkBounds(place, condition);
    checkStep(place, condition.step());
    if (condition.signer() != null && type != ConditionType.MEMO) {
      problems.error(place + "/signer", "belongs to Memo only");
    }
    if (condition.mint() != null && !isAboutTokens(type)) {
      problems.warning(place + "/mint", "is not looked at in " + type.inFiles());
    }
  }

  private static boolean isAboutTokens(ConditionType type) {
    return type == ConditionType.TOKEN_ACCOUNT_BALANCE
        || type == ConditionType.TOKEN_ACCOUNT_BALANCE_CHANGE;
  }

  private void checkAccount(String place, Condition condition) {
    String pubkey = condition.pubkey();
    if (pubkey == null) {
      problems.error(place, "'pubkey' is missing");
      return;
    }
    AddressDerivation derivation = condition.addressDerivation();
    if (derivation != null) {
      names.requireExisting(place + "/address_derivation/owner", derivation.owner(), problems);
      names.requireExisting(place + "/address_derivation/mint", derivation.mint(), problems);
    }
    if (!names.isKnown(pubkey)) {
      problems.warning(
          place + "/pubkey",
          ("\"%s\" is neither an address nor an account of initial_state, and no assertion derives"
                  + " it; nothing will ever match")
              .formatted(pubkey));
    }
  }

  private void checkExpected(String place, Condition condition) {
    JsonNode expected = condition.expected();
    Expects expects = condition.type().expects();
    String at = place + "/expected";
    if (expects == Expects.NOTHING) {
      if (expected != null) {
        problems.error(at, "does not belong to " + condition.type().inFiles());
      }
      return;
    }
    if (expected == null) {
      if (expects != Expects.NUMBER) {
        problems.error(place, "'expected' is missing; " + allowed(expects));
      }
      return;
    }
    boolean fits =
        switch (expects) {
          case NUMBER -> expected.isIntegralNumber();
          case NAME, NAME_OR_NOBODY, TEXT -> expected.isString();
          case TRUTH -> expected.isBoolean();
          case NOTHING -> false;
        };
    if (!fits) {
      problems.error(at, "is " + expected + "; " + allowed(expects));
    } else if (expects == Expects.NAME || isSomebody(expects, expected)) {
      names.requireExisting(at, expected.asString(), problems);
    }
  }

  private static boolean isSomebody(Expects expects, JsonNode expected) {
    return expects == Expects.NAME_OR_NOBODY && !expected.asString().equals(Condition.NOBODY);
  }

  private static String allowed(Expects expects) {
    return switch (expects) {
      case NUMBER -> "must be a whole number";
      case NAME -> "must be an account of initial_state or an address";
      case NAME_OR_NOBODY -> "must be an account of initial_state, an address, or none for nobody";
      case TRUTH -> "must be true or false";
      case TEXT -> "must be text";
      case NOTHING -> "must be left out";
    };
  }

  /** A number needs at least one limit; everything else has no use for them. */
  private void checkBounds(String place, Condition condition) {
    boolean number = condition.type().expects() == Expects.NUMBER;
    @Nullable BigInteger least = condition.expectedGte();
    @Nullable BigInteger most = condition.expectedLte();
    boolean limited = least != null || most != null || condition.changeNotZero();
    if (!number) {
      if (limited || condition.tolerance() != null) {
        problems.error(
            place,
            "expected_gte, expected_lte, expected_change_not_zero and tolerance do not belong to "
                + condition.type().inFiles());
      }
      return;
    }
    if (condition.expected() == null && !limited) {
      problems.error(
          place, "'expected' is missing, and so are expected_gte and expected_lte; one is needed");
    }
    if (condition.expected() != null && (least != null || most != null)) {
      problems.error(
          place + "/expected", "stands beside a range; give either 'expected' or the range");
    }
    if (least != null && most != null && least.compareTo(most) > 0) {
      problems.error(place + "/expected_lte", "is below expected_gte; nothing will ever match");
    }
  }

  private void checkStep(String place, @Nullable Integer step) {
    if (step != null && step > steps) {
      problems.error(place + "/step", StepNumbers.beyond(step, steps));
    }
  }
}
