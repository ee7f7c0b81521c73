package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An account as the ledger showed it.
 *
 * @param lamports balance (1e-9 SOL)
 * @param owner owning program, base58
 * @param dataLen bytes
 * @param mint token accounts only, base58
 * @param tokenAccountOwner token accounts only, the wallet that may spend, base58
 * @param amount token accounts only, base units as decimal text
 * @param exists false when the ledger has no such account, else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountState(
    long lamports,
    String owner,
    boolean executable,
    int dataLen,
    @Nullable String mint,
    @Nullable String tokenAccountOwner,
    @Nullable String amount,
    @Nullable Boolean exists) {}
