@NullMarked
package dev.reev.workflows.schedule;

import org.jspecify.annotations.NullMarked;
