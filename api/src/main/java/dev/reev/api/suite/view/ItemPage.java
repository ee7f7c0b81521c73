package dev.reev.api.suite.view;

import dev.reev.api.suite.state.ItemView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of items, in the order of the suite.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record ItemPage(List<ItemView> data, @Nullable String nextCursor) {}
