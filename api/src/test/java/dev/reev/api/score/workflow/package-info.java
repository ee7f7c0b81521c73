@NullMarked
package dev.reev.api.score.workflow;

import org.jspecify.annotations.NullMarked;
