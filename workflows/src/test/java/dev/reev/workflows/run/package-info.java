@NullMarked
package dev.reev.workflows.run;

import org.jspecify.annotations.NullMarked;
