@NullMarked
package dev.reev.workflows.score;

import org.jspecify.annotations.NullMarked;
