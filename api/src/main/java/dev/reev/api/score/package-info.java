/**
 * Stored runs scored again, as a resource: score sets, which never change what a run was scored
 * with first.
 */
@NullMarked
package dev.reev.api.score;

import org.jspecify.annotations.NullMarked;
