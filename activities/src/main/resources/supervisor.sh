# Starts a runner, waits for its end and records its exit status, so that a worker that is not its parent can read it.
# $1 = directory of the attempt, $2 = number of sandbox processes above the runner, the rest = command.
# Output and files of runners are readable for their user only.
umask 077
dir=$1
keepers=$2
shift 2
"$@" </dev/null >"$dir/stdout" 2>"$dir/stderr" &
keeper=$!
# Set after the start: a runner must not inherit it.
trap '' HUP INT TERM
# The runner's pid outside its namespaces; if it ends before it is found, the pid of the last process found above it.
runner=$keeper
while [ "$keepers" -gt 0 ]; do
  state= child=
  read -r _ _ state _ <"/proc/$keeper/stat"
  case $state in '' | Z | X) break ;; esac
  read -r child _ <"/proc/$runner/task/$runner/children"
  if [ -n "$child" ]; then
    runner=$child
    keepers=$((keepers - 1))
  else
    sleep 0.01
  fi
done
echo "$$ $runner" >"$dir/process.tmp" && mv "$dir/process.tmp" "$dir/process"
wait "$keeper"
echo "$?" >"$dir/exit.tmp" && mv "$dir/exit.tmp" "$dir/exit"
