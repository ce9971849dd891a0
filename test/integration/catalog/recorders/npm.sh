#!/bin/sh
# Keeps one setting, as npm would.
file=/var/lib/recorder/registry
case "$*" in
  'config get registry') cat $file 2>/dev/null || echo https://npm.example/ ;;
  'config --global set registry '*) echo "$5/" >$file; echo "npm $*" >>/var/lib/recorder/calls ;;
esac
