package dev.reev.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.TokenProgram;

class AddressesTest {

  private static final String USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

  @Test
  void parse_tellsAddressesFromPlaceholders() {
    assertThat(Addresses.parse(USDC)).map(PublicKey::toBase58).contains(USDC);
    assertThat(Addresses.parse("USER_WALLET_PUBKEY")).isEmpty();
    assertThat(Addresses.parse("abc")).isEmpty();
    assertThat(Addresses.parse("")).isEmpty();
  }

  @Test
  void associatedTokenAccount_isTheWellKnownOne() {
    PublicKey owner = new PublicKey("11111111111111111111111111111111");
    PublicKey account =
        Addresses.associatedTokenAccount(owner, new PublicKey(USDC), TokenProgram.PROGRAM_ID);
    assertThat(account.toBase58()).isEqualTo("HJt8Tjdsc9ms9i4WCZEzhzr4oyf3ANcdzXrNdLPFqm3M");
  }
}
