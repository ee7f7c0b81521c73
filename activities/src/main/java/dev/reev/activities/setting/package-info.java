/** Invalid settings, reported at the start. */
@NullMarked
package dev.reev.activities.setting;

import org.jspecify.annotations.NullMarked;
