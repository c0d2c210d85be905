package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// owner names this process among all that may use a cache, also from other
// computers: host:pid:start.
func owner() string {
	return fmt.Sprintf("%s:%d:%s", hostName(), os.Getpid(), startOf(os.Getpid()))
}

// alive says that the process that owner named is running on this computer, and
// is not another one with its ID. Of another computer's processes nothing can be
// said, and they count as ended.
func alive(name string) bool {
	rest, start, ok := cutLast(name)
	host, id, ok2 := cutLast(rest)
	pid, err := strconv.Atoi(id)
	return ok && ok2 && err == nil && pid > 0 && host == hostName() && running(pid) && startOf(pid) == start
}

// hostName is the name of this computer, "" if it has none.
func hostName() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return "", "", false
	}
	return s[:i], s[i+1:], true
}
