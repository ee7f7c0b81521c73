@NullMarked
package dev.reev.activities.worker;

import org.jspecify.annotations.NullMarked;
