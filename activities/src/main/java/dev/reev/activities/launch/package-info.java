/** Runner processes: started under a supervisor, journalled, watched, adopted, ended. */
@NullMarked
package dev.reev.activities.launch;

import org.jspecify.annotations.NullMarked;
