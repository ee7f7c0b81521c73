# Runs a command in a mount namespace in which a user finds three folders although the way to them is closed:
#   reach UID FOLDER FOLDER FOLDER -- COVER... -- MOUNT_POINT... -- COMMAND...
# What is closed is covered by an empty file system, and the folders are mounted there again.
set -eu
uid=$1 first=$2 second=$3 third=$4
shift 5
# Open before they are covered.
exec 3<"$first" 4<"$second" 5<"$third"
umask 022
while [ "$1" != -- ]; do
  mount -t tmpfs -o mode=755,size=1m tmpfs "$1"
  # PostgreSQL asks for the name of its user, and this one is in no list.
  list=$1/reev-passwd
  shift
done
shift
printf 'postgres:x:%s:%s::/:/bin/false\n' "$uid" "$uid" >"$list"
mount --bind "$list" /etc/passwd
while [ "$1" != -- ]; do
  mkdir -p -- "$1"
  shift
done
shift
# Not by their names: those lead to what covers them.
mount --no-canonicalize --bind /proc/self/fd/3 "$first"
mount --no-canonicalize --bind /proc/self/fd/4 "$second"
mount --no-canonicalize --bind /proc/self/fd/5 "$third"
exec 3<&- 4<&- 5<&-
umask 077
cd /
exec "$@"
