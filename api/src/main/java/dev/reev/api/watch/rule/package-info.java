/** What a schedule watches: its suite, its rule, who is told. */
@NullMarked
package dev.reev.api.watch.rule;

import org.jspecify.annotations.NullMarked;
