#!/bin/sh
# The compiler of MSBuild.exe, for a build that is told to use another one.
exec mono "$DESKTOP_CSC" "$@"
