@NullMarked
package dev.reev.activities.launch;

import org.jspecify.annotations.NullMarked;
