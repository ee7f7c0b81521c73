# Starts a runner, outlives it and writes down how it ended, so that a worker that is not its parent can know.
# $1 = directory of the attempt, the rest = command of the runner.
dir=$1
shift
"$@" </dev/null >"$dir/stdout" 2>"$dir/stderr" &
runner=$!
# Set after the start: a runner must not inherit it.
trap '' HUP INT TERM
echo "$$ $runner" >"$dir/process.tmp" && mv "$dir/process.tmp" "$dir/process"
wait "$runner"
echo "$?" >"$dir/exit.tmp" && mv "$dir/exit.tmp" "$dir/exit"
