package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.InitialAccount;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.Workbench;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.ledger.FakeLedger;
import dev.reev.runner.prove.instruction.AddressBook;
import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.mutation.PlayedStep;
import dev.reev.runner.solution.AccountRef.Named;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.transaction.InstructionJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wallets and tokens for variants, without a ledger. */
public final class Scene {

  public static final String TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
  public static final Named USER = new Named("USER_WALLET_PUBKEY");
  public static final Named RECIPIENT = new Named("RECIPIENT");
  public static final Named SECOND = new Named("SECOND");
  public static final Named GOLD = new Named("GOLD");
  public static final Named USERS_GOLD = new Named("USERS_GOLD");
  public static final Named RECIPIENTS_GOLD = new Named("RECIPIENTS_GOLD");
  public static final Named USERS_USDC = new Named("USERS_USDC");

  private static final String YAML =
      """
      id: workbench
      prompt: Send 2 SOL to RECIPIENT, or 1.5 GOLD
      initial_state:
        - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1000000000}
        - {pubkey: RECIPIENT, owner: "11111111111111111111111111111111", lamports: 1000000000}
        - {pubkey: SECOND, owner: "11111111111111111111111111111111", lamports: 1000000000}
        - pubkey: GOLD
          owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
          lamports: 1461600
          data: {decimals: 9, supply: "50000000000", mint_authority: USER_WALLET_PUBKEY}
        - pubkey: USERS_GOLD
          owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
          lamports: 2039280
          data: {mint: GOLD, owner: USER_WALLET_PUBKEY, amount: "50000000000"}
        - pubkey: RECIPIENTS_GOLD
          owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
          lamports: 2039280
          data: {mint: GOLD, owner: RECIPIENT, amount: "0"}
        - pubkey: USERS_USDC
          owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
          lamports: 2039280
          data: {mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v, owner: USER_WALLET_PUBKEY, amount: "7000000"}
      ground_truth:
        final_state_assertions: [{ type: TransactionSucceeded }]
      """;

  private final Benchmark benchmark;
  private final Environment environment;
  private final AddressBook book;
  private final LedgerView view;

  public Scene() {
    benchmark = Workbench.benchmark(YAML);
    try (FakeLedger ledger =
        new FakeLedger()
            .on("surfnet_setAccount", "\"result\":{\"value\":null}")
            .on("getMultipleAccounts", "\"result\":{\"value\":[]}")) {
      environment = EnvironmentSetup.apply(benchmark, ledger.client());
    }
    Map<String, AccountState> states = new LinkedHashMap<>();
    benchmark.initialState().forEach(account -> states.put(account.pubkey(), state(account)));
    book =
        new AddressBook(
            environment.keyMap(),
            List.of(states),
            Set.of("USER_WALLET_PUBKEY", "RECIPIENT", "SECOND"));
    view = new LedgerView(states, book);
  }

  public Benchmark benchmark() {
    return benchmark;
  }

  public AddressBook book() {
    return book;
  }

  public LedgerView view() {
    return view;
  }

  /** A step that sent these instructions and changed nothing. */
  public PlayedStep step(KnownInstruction... instructions) {
    return new PlayedStep(1, benchmark.prompt(), List.of(instructions), view, view);
  }

  /** An instruction in the form that a run records. */
  public TraceInstruction sent(SolutionInstruction instruction) {
    return InstructionJson.write(instruction.in(environment));
  }

  private String address(String name) {
    return environment.resolve(name).orElseThrow().toBase58();
  }

  private AccountState state(InitialAccount account) {
    if (account.data() instanceof TokenHolding holding) {
      return token(account, address(holding.mint()), address(holding.owner()), holding.amount());
    }
    if (account.data() instanceof MintDefinition mint) {
      return mint(account, mint);
    }
    return AccountState.plain(account.lamports(), account.owner(), false, 0, null);
  }

  private static AccountState token(
      InitialAccount account, String mint, String owner, String amount) {
    return new AccountState(
        account.lamports(),
        account.owner(),
        false,
        165,
        mint,
        owner,
        amount,
        null,
        null,
        "initialized",
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private AccountState mint(InitialAccount account, MintDefinition mint) {
    return new AccountState(
        account.lamports(),
        account.owner(),
        false,
        82,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        mint.decimals(),
        mint.supply(),
        address(String.valueOf(mint.mintAuthority())),
        null,
        null,
        null,
        null,
        null);
  }
}
