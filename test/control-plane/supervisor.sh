# Runs a program that must not outlive the process that started it.
#
#   sh supervisor.sh DIRECTORY PROGRAM ARGUMENTS…
#
# File descriptor 3 is a pipe from the starter, which writes the names of signals for the program, one a line. The
# kernel closes the pipe when the starter ends, however it ends: then the program is killed and DIRECTORY, unless
# empty, is removed. Several supervisors may name the same directory: each removes it after its own program is gone,
# so the last one finds nobody writing there.
#
# To be started as the leader of a process group of its own.
#
# The exit code is the program's, or 128 plus the number of the signal that ended it.

directory=$1
shift

exec 4<&0
"$@" <&4 3<&- 4<&- &
program=$!
exec </dev/null 4<&-

orphaned=
trap 'kill -s TERM "$program"' TERM INT HUP
trap 'orphaned=1; kill -s KILL "$program"' USR1

{
  while read -r name <&3; do kill -s "$name" "$program"; done
  # Should the supervisor itself have been killed, the program still goes.
  kill -s USR1 $$ || kill -s KILL "$program"
} >/dev/null 2>&1 &
watcher=$!
exec 3<&-

# A trap interrupts `wait` before the program has ended.
while :; do
  wait "$program"
  code=$?
  kill -s 0 "$program" 2>/dev/null || break
done

if [ -n "$orphaned" ]; then
  trap '' TERM
  # Programs that the program itself had started are in this process group.
  kill -s TERM 0
  [ -z "$directory" ] || rm -rf -- "$directory"
else
  kill -s TERM "$watcher" 2>/dev/null
fi
exit "$code"
