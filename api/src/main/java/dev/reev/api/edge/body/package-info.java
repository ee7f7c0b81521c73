/** How bodies of requests arrive: the room they share, and how long they may take. */
@NullMarked
package dev.reev.api.edge.body;

import org.jspecify.annotations.NullMarked;
