package dev.reev.runner.tool;

import dev.reev.runner.environment.Environment;
import dev.reev.runner.ledger.LedgerClient;
import java.util.List;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * What tools work on.
 *
 * @param transaction instructions so far, in the order of the calls; tools append to it
 */
public record ToolContext(
    Environment environment, LedgerClient ledger, List<TransactionInstruction> transaction) {}
