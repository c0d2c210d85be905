package main

import (
	"context"
	"io"
	"os"
	"runtime"
	"strconv"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"city/sosik/tui"
	"city/sosik/tui/cell"
	"city/sosik/tui/screen"
)

// doctorCommand looks at the terminal and says what is wrong with it.
func doctorCommand(p *program) *cobra.Command {
	var asJSON, noKeys bool
	cmd := &cobra.Command{
		Use:               "doctor [옵션]",
		Short:             shortDoctor,
		Long:              longDoctor,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c, err := loadConfig(p.configPath(cmd.Flags()), p.getenv, cmd.Flags())
			if err != nil {
				return err
			}
			return p.doctor(cmd.Context(), c, asJSON, noKeys)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, flagDoctorJSON)
	cmd.Flags().BoolVar(&noKeys, "no-keys", false, flagNoKeys)
	settingFlags(cmd)
	return cmd
}

// examination is what the doctor found out.
type examination struct {
	place    place
	settings settings
	keys     tui.KeyMap
	terminal bool // there is one, and it has been asked
	probe    screen.Probe
	metrics  cell.Metrics // what the reader would lay out with
	kind     string       // of terminal, "" if it is not known
	samples  []sample
	problems []problem
}

// doctor examines the terminal and reports; then it listens to keys.
func (p *program) doctor(ctx context.Context, c config, asJSON, noKeys bool) error {
	in, out := p.examined(asJSON)
	x := examination{place: p.place(out), settings: c.settings, keys: c.keymap()}
	if err := x.ask(in, out); err != nil {
		return &saidError{saysNoScreen, err}
	}
	x.problems = x.diagnose()
	if asJSON {
		line, err := encode(newDoctorJSON(x))
		if err != nil {
			return err
		}
		_, err = p.out.Write(line)
		return err
	}
	shown := terminalFile(p.out)
	if err := x.write(p.out, shown != nil); err != nil {
		return err
	}
	if noKeys || !x.terminal || shown == nil {
		return nil
	}
	return x.listenToKeys(ctx, in, shown)
}

// examined returns the terminal to ask, nil if there is none. The report may go
// to a file, or as JSON to another program; then the terminal is the one that the
// errors go to. Not so for text in a pipe: there may be a pager at its end, which
// has the terminal already.
func (p *program) examined(asJSON bool) (in, out *os.File) {
	if name, _ := p.getenv("TERM"); name == "dumb" {
		return nil, nil // it would show the questions
	}
	in, out = terminalFile(p.in), terminalFile(p.out)
	if out == nil && (asJSON || regular(p.out)) {
		out = terminalFile(p.err)
	}
	if in == nil || out == nil {
		return nil, nil
	}
	return in, out
}

// regular says that what is written goes to a file.
func regular(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular()
}

// ask asks the terminal, if there is one, for all that there is to know.
func (x *examination) ask(in, out *os.File) error {
	ambiguous, _ := strconv.Atoi(x.settings.Ambiguous) // "auto" is 0: what it answers
	x.metrics.Ambiguous = max(ambiguous, 1)
	x.samples = card()
	if in == nil {
		x.measure()
		return nil
	}
	probe, err := screen.Examine(in, out, texts(x.samples))
	if err != nil {
		return err
	}
	x.terminal, x.probe = true, probe
	if ambiguous == 0 && screen.InTime(probe.Took) { // otherwise the reader would not have waited
		x.metrics.Ambiguous = probe.Ambiguous()
	}
	x.kind = terminalKind(probe.Kind, x.place)
	x.measure()
	return nil
}

// place is where the program runs, as far as it concerns a terminal.
type place struct {
	env           map[string]string // what is set of the variables that matter, cleaned
	width, height int               // 0 where there is no terminal
}

// variables are those that say something about a terminal.
func variables() []string {
	return []string{"TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "WT_SESSION", "TMUX", "STY",
		"LC_ALL", "LC_CTYPE", "LANG", "SSH_CONNECTION", "SSH_TTY"}
}

func (p *program) place(out *os.File) place {
	here := place{env: map[string]string{}}
	for _, name := range variables() {
		if value, ok := p.getenv(name); ok {
			here.env[name] = cleanVariable(name, value)
		}
	}
	if out != nil {
		// Where the size is not known it is what everyone assumes.
		if here.width, here.height, _ = term.GetSize(out.Fd()); here.width <= 0 || here.height <= 0 {
			here.width, here.height = 80, 24
		}
	}
	return here
}

// getenv is the part of the environment that matters.
func (w place) getenv(name string) (string, bool) {
	value, ok := w.env[name]
	return value, ok
}

// ssh says that the terminal is far away.
func (w place) ssh() bool { return w.env["SSH_CONNECTION"] != "" || w.env["SSH_TTY"] != "" }

// locale is the name that counts for characters.
func (w place) locale() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if w.env[name] != "" {
			return w.env[name]
		}
	}
	return ""
}

// multiplexer is the name of the program between here and the terminal, or "".
func (w place) multiplexer() string {
	switch {
	case w.env["TMUX"] != "":
		return kindTmux
	case w.env["STY"] != "":
		return kindScreen
	}
	return ""
}

// system is what a bug report needs to know of the program.
func system() string {
	return "sosik " + version() + " (" + runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH + ")"
}
