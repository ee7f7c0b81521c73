@NullMarked
package dev.reev.activities.session;

import org.jspecify.annotations.NullMarked;
