/** What an answer is worth. */
@NullMarked
package dev.reev.runner.scoring;

import org.jspecify.annotations.NullMarked;
