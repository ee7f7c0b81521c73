# Starts a runner, outlives it and writes down how it ended, so that a worker that is not its parent can know.
# $1 = directory of the attempt, $2 = how many processes of its sandbox stand before the runner, the rest = command.
# What runners print and write is nobody else's business.
umask 077
dir=$1
keepers=$2
shift 2
"$@" </dev/null >"$dir/stdout" 2>"$dir/stderr" &
keeper=$!
# Set after the start: a runner must not inherit it.
trap '' HUP INT TERM
# The runner's pid as this system sees it; one that is gone before it was found is known by its keeper.
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
