/** Results of runs that have a score: lists, pages and what they say of an agent. */
@NullMarked
package dev.reev.api.result;

import org.jspecify.annotations.NullMarked;
