@NullMarked
package dev.reev.activities.secret;

import org.jspecify.annotations.NullMarked;
