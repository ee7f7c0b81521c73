/** Settings of a watched schedule: its suite, its rule, its webhooks. */
@NullMarked
package dev.reev.api.watch.rule;

import org.jspecify.annotations.NullMarked;
