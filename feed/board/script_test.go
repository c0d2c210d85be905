package board

import (
	"strings"
	"testing"
)

func TestRunning(t *testing.T) {
	const fields = `alert('잘못된 접근입니다.');`
	for _, test := range []struct {
		name, script string
		runs         bool
	}{
		{"at once", fields, true},
		{"after a function", `function go() { history.back(); } ` + fields, true},
		{"on a condition", `if (!opener) { ` + fields + ` }`, true},
		{"in a function", `function send(f) { if (f.x == '}') { return; } ` + fields + ` }`, false},
		{"in one cut short", `function send(f) { if (f.x == '') { ` + fields, false},
		{"in one that is called", `function out() { ` + fields + ` } out();`, true},
		{"in one whose name is part of another's", `function out() { ` + fields + ` } logout();`, false},
		{"in an expression", `var send = function () { ` + fields + ` };`, false},
		{"for a click", `$('#send').click(function () { ` + fields + ` });`, false},
		{"for a click, when ready", `$(document).ready(function () { $('#send').on('click', function () { ` + fields + ` }); });`, false},
		{"when ready", `$(document).ready(function () { ` + fields + ` });`, true},
		{"when ready, in short", `$(function () { ` + fields + ` });`, true},
		{"when loaded", `window.onload = function () { ` + fields + ` };`, true},
		{"when loaded, as an event", `window.addEventListener('load', function () { ` + fields + ` });`, true},
		{"a function called where it stands", `(function () { ` + fields + ` })();`, true},
		{"an apostrophe in a remark", "function a() { // it's\n } " + fields, true},
		{"nothing but the word", `function`, false},
	} {
		got := run(test.script, test.script)
		if strings.Contains(got, "alert(") != test.runs {
			t.Errorf("%s: runs %q", test.name, got)
		}
	}
}
