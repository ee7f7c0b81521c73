package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why the ledger refused or failed a transaction, in Solana's own terms.
 *
 * @param instruction index of the instruction at fault, from 0; null when the transaction itself is
 *     at fault
 * @param name of {@code TransactionError} or {@code InstructionError}, for example {@code
 *     InsufficientFundsForRent} or {@code Custom}
 * @param customCode the program's own number; null unless the name is {@code Custom}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransactionError(
    @Nullable Integer instruction, String name, @Nullable Long customCode) implements InJson {
  @Override
  public JsonNode json() {
    return JsonFields.none()
        .given("instruction", instruction)
        .given("name", name)
        .given("custom_code", customCode)
        .object();
  }
}
