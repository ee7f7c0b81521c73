@NullMarked
package dev.reev.api.score;

import org.jspecify.annotations.NullMarked;
