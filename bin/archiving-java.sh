# Sourced by the archive-classes of a module, with the module's target folder in $target: finds the Java that will use the
# archive and notes it in archived-by, so that ./reev makes the archive anew for another one.
rm -f "$target/archived-by"
# Of ./reev: the Java that will use it.
java=${REEV_JAVA:-java}
if [ -z "${REEV_JAVA:-}" ] && [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then java=$JAVA_HOME/bin/java; fi
real=$(readlink -f "$(command -v "$java")" 2>/dev/null || true)
if [ -r "${real%/bin/java}/release" ]; then cp "${real%/bin/java}/release" "$target/archived-by"; fi
