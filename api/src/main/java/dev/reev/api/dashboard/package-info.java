/**
 * The dashboard: pages that the server renders from the database. A page is a controller, its
 * queries, what it shows as records, and a template; {@link dev.reev.api.dashboard.PageFrame} has
 * what they share.
 */
@NullMarked
package dev.reev.api.dashboard;

import org.jspecify.annotations.NullMarked;
