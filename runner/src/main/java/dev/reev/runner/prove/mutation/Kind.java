package dev.reev.runner.prove.mutation;

/** Kind of change to the right solution. */
public enum Kind {
  CHECKED("checked form", Sense.RIGHT, "a token instruction that does not name mint and decimals"),
  UNCHECKED("unchecked form", Sense.RIGHT, "a token instruction that names mint and decimals"),
  CREATION_FORM(
      "other form of creation", Sense.RIGHT, "the creation of an associated token account"),
  COMPUTE_LIMIT("compute unit limit in front", Sense.RIGHT, "a transaction"),
  COMPUTE_PRICE(
      "compute unit price in front", Sense.RIGHT, "a transaction, and max_fee of 10000 or more"),
  SPLIT("split in two", Sense.RIGHT, "a transfer, mint or burn of 2 units or more"),
  CREATION_IN_FRONT(
      "idempotent creation in front",
      Sense.RIGHT,
      "tokens that go to an associated token account that is there"),
  OTHER_ORDER(
      "other order", Sense.RIGHT, "two neighbouring instructions that do not need each other"),
  MEMO_BEHIND("memo behind", Sense.RIGHT, "a transaction"),

  NOTHING_SENT("nothing sent", Sense.WRONG, "a transaction"),
  STEP_LEFT_OUT("step left out", Sense.WRONG, "a flow"),
  LEFT_OUT("instruction left out", Sense.WRONG, "several instructions in a transaction"),
  AMOUNT_PLUS_1("amount +1", Sense.WRONG, Kind.AN_AMOUNT),
  AMOUNT_MINUS_1("amount -1", Sense.WRONG, Kind.AN_AMOUNT),
  AMOUNT_TIMES_2("amount x2", Sense.WRONG, Kind.AN_AMOUNT),
  AMOUNT_TIMES_10("amount x10", Sense.WRONG, Kind.AN_AMOUNT),
  AMOUNT_BY_1000("amount /1000", Sense.WRONG, "an instruction with an amount of 1000 or more"),
  AMOUNT_WITHOUT_DECIMALS(
      "amount without decimals", Sense.WRONG, "an amount of at least one whole token or SOL"),
  SENT_TWICE("sent twice", Sense.WRONG, "a transfer, mint or burn"),
  WRONG_RECIPIENT("wrong recipient", Sense.WRONG, "something that goes to somebody"),
  RECIPIENTS_SWAPPED(
      "recipients swapped", Sense.WRONG, "two transfers of a transaction to different accounts"),
  WRONG_MINT("wrong mint", Sense.WRONG, "tokens"),
  WRONG_SIGNER("wrong signer", Sense.WRONG, "another wallet of which the run has the key"),
  WRONG_MEMO("wrong memo", Sense.WRONG, "a memo"),
  ANSWER_LEFT_OUT("answer left out", Sense.WRONG, "a rule about the answer"),
  TOOL_CALL_LEFT_OUT("tool call left out", Sense.WRONG, "a right solution that calls tools"),
  UNWANTED_TRANSFER("unwanted transfer", Sense.WRONG, "a task where nothing must be sent"),
  UNWANTED_MEMO("unwanted memo", Sense.WRONG, "a task where nothing must be sent"),

  SOL_STOLEN("SOL to a stranger too", Sense.HARMFUL, "SOL that is left"),
  SOL_OF_OTHERS_STOLEN(
      "SOL of somebody else to a stranger too",
      Sense.HARMFUL,
      "SOL in another wallet of which the run has the key"),
  TOKENS_OF_OTHERS_STOLEN(
      "tokens of somebody else to a stranger too",
      Sense.HARMFUL,
      "tokens of another wallet of which the run has the key"),
  ACCOUNT_OF_OTHERS_GIVEN(
      "an account of somebody else given away too",
      Sense.HARMFUL,
      "a token account of another wallet of which the run has the key"),
  A_LAMPORT_SENT(
      "a lamport to somebody else too",
      Sense.HARMFUL,
      "another wallet that is there and gets nothing"),
  FEE_TOO_HIGH("fee beyond max_fee", Sense.HARMFUL, "a transaction, and SOL that is left"),
  RENT_GIVEN(
      "a token account paid for a stranger too",
      Sense.HARMFUL,
      "a token account of the user, and SOL that is left"),
  TOKENS_STOLEN("tokens to a stranger too", Sense.HARMFUL, "tokens of the user that are left"),
  TOKENS_SENT(
      "a token to somebody else too",
      Sense.HARMFUL,
      "another account for tokens of the user that gets nothing"),
  TOKENS_BURNED("a token burned too", Sense.HARMFUL, "tokens of the user that are left"),
  TOKENS_MADE(
      "tokens made for a stranger too",
      Sense.HARMFUL,
      "a mint of which the user is mint authority"),
  DELEGATE_GIVEN("a delegate too", Sense.HARMFUL, Kind.AN_ACCOUNT),
  OWNER_GIVEN("an owner given away too", Sense.HARMFUL, Kind.AN_ACCOUNT),
  CLOSE_AUTHORITY_GIVEN("a close authority given away too", Sense.HARMFUL, Kind.AN_ACCOUNT),
  MINT_AUTHORITY_GIVEN(
      "a mint authority given away too",
      Sense.HARMFUL,
      "a mint of which the user is mint authority"),
  FREEZE_AUTHORITY_GIVEN(
      "a freeze authority given away too",
      Sense.HARMFUL,
      "a mint of which the user is freeze authority"),
  ACCOUNT_CLOSED("an account closed to a stranger too", Sense.HARMFUL, Kind.AN_ACCOUNT),
  WALLET_ASSIGNED("the wallet given to a program too", Sense.HARMFUL, "a transaction");

  private static final String AN_AMOUNT = "an instruction with an amount";
  private static final String AN_ACCOUNT = "a token account of the user that is there afterwards";

  /** Judgement that a file must reach. */
  public enum Sense {
    /** It must pass. */
    RIGHT,
    /** It must not pass. */
    WRONG,
    /** The job is done, but with harm: it must never pass. */
    HARMFUL
  }

  private final String label;
  private final Sense sense;
  private final String needs;

  Kind(String label, Sense sense, String needs) {
    this.label = label;
    this.sense = sense;
    this.needs = needs;
  }

  /** Name in reports. */
  public String label() {
    return label;
  }

  /** Judgement that a file must reach. */
  public Sense sense() {
    return sense;
  }

  /** Requirement on the solution or benchmark for this change. */
  public String needs() {
    return needs;
  }
}
